/**
 * A simulated fabric to look at: its frames take the real road, and its truth is held against what
 * memwall answers.
 *
 * <p>The simulator and the agent do not know each other; this package translates between them.
 *
 * <p>Invariant: truth comes from the simulator's model alone, answers from ClickHouse alone.
 */
package io.memwall.standalone.demo;
