/**
 * Computes results anew from the log, beside the live ones, and says whether they are the same.
 *
 * <p>A stretch of the log goes into a Kafka of the replay's own, where topologies and sink of their
 * own work it off into a shadow database; the two databases are then compared table by table.
 *
 * <p>Invariant: a comparison writes nothing of the live stack: no topic, no group, no store, no
 * table. What was asked for because it came too late replaces whole windows of live tables, and
 * nothing else.
 */
package io.memwall.standalone.replay;
