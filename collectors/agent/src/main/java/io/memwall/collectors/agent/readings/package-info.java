/**
 * Figures read from a system: values that are there, and reasons for those that are not.
 *
 * <p>A figure is a constant of an enumeration, and a reading is a small array beside it; files are
 * read below a root that can be set, so that a container or a test points it elsewhere. What a file
 * says instead of a number is a reason, and a counter is compared with what it said before.
 *
 * <p>Invariant: a word, a sentinel or a missing file never becomes a value.
 */
package io.memwall.collectors.agent.readings;
