/**
 * How near each host, pool, region and link direction stands to the memory wall, and what state
 * that puts it in. What the other questions found is gathered per entity and window of 10 s,
 * weighed by a noisy-or, and judged once, a second after the window's end, on what is there. A
 * result says which values it was made of, what caused it and what was ruled out, in one sentence
 * for a person.
 *
 * <p>Invariant: a window of an entity is judged at most once and in order, so that a state, once
 * said, is never rewritten.
 */
package io.memwall.streams.hotspot;
