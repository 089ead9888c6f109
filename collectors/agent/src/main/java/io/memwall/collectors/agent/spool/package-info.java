/**
 * What waits for Kafka, on disk: entries in Avro container segments, one log per class of loss.
 *
 * <p>Entries are read back in the order in which they were handed over, across all logs, so that a
 * stream never overtakes itself. When the spool may not grow any more, the oldest segment of the
 * lowest class goes, and every number in it is declared lost.
 *
 * <p>Invariant: an entry that was appended and flushed is read back once after any kill of the
 * process, or its number is in a declared loss.
 */
package io.memwall.collectors.agent.spool;
