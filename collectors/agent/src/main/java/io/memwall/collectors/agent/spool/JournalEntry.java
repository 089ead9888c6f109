package io.memwall.collectors.agent.spool;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What the next life of the agent must know of this one.
 *
 * @param finished it said goodbye, and nothing of it is unsafe
 * @param time everything handed over up to here is safe; ns since the Unix epoch
 * @param acked ordinal up to which Kafka has everything
 * @param safe by stream, the number up to which all are acknowledged, spooled or declared lost
 * @param pending what Kafka has not been told yet
 */
public record JournalEntry(
    EpochId epoch,
    boolean finished,
    long time,
    long acked,
    NavigableMap<Integer, Long> safe,
    Declarations pending) {
  public JournalEntry {
    Objects.requireNonNull(epoch);
    safe = Collections.unmodifiableNavigableMap(new TreeMap<>(safe));
    Objects.requireNonNull(pending);
  }
}
