/**
 * What a Linux host says of its memory: pressure, use, paging, NUMA nodes, cgroups, resource
 * control, CXL, tiers, and the memory of accelerators.
 *
 * <p>One reading holds it all, as raw figures: counters count since boot, and what to make of their
 * growth is decided downstream. Files come from {@code /proc} and {@code /sys} below a root; each
 * may be absent, unreadable or odd on any kernel.
 *
 * <p>Invariant: a reading never fails, and what it lacks it names with a reason.
 */
package io.memwall.collectors.agent.host;
