/**
 * A running memwall on one machine: engines, topics, tables, streams and sink, started in the order
 * of the data and stopped in reverse.
 *
 * <p>A data directory has one holder at a time. While it runs, {@code stack.json} in it says where
 * everything answers, and a note in the user's state directory lets other commands find it.
 *
 * <p>Invariant: whatever start did, stop undoes, also when start fails half way.
 */
package io.memwall.standalone.stack;
