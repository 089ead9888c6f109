/**
 * The fabric as code: {@code memwall inventory} compares a declaration with what is known, says
 * what changed, and finds what nobody declared.
 *
 * <p>Declarations are YAML files that belong under version control; the current inventory is what
 * the compacted topic holds. What was seen but not declared comes from ClickHouse.
 *
 * <p>Invariant: {@code diff} right after {@code apply} of the same file finds nothing.
 */
package io.memwall.standalone.inventory;
