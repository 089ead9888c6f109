/**
 * The fabric as people declare it in YAML and as nodes find it: versions of objects.
 *
 * <p>A declaration is compared with what is known, and only the differences become versions; what a
 * declaration no longer names gets a tombstone, if the same declaration named it before. What a
 * node finds out by itself has ids of its own, so that it never replaces what somebody declared.
 *
 * <p>Invariant: the same declaration applied again says nothing new.
 */
package io.memwall.collectors.agent.inventory;
