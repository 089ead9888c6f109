/**
 * Counters and state of network ports: of this host's interfaces, and of switch ports that somebody
 * reports.
 *
 * <p>An interface tells through {@code /sys/class/net} and, where its driver does, through the
 * statistics of ethtool, of which the names are each driver's own; known names become figures, the
 * others are counted and dropped.
 *
 * <p>Invariant: a reading never fails, and what it lacks it names with a reason.
 */
package io.memwall.collectors.agent.link;
