package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.spool.LossClass;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * How far what was handed over has come.
 *
 * @param connected Kafka takes events at the moment
 * @param trouble why it does not; empty while all is well
 * @param waiting what has not been acknowledged
 * @param lost events given up since the start, by class and reason
 * @param lastNumbers last number given out, by stream
 */
public record PublishStatus(
    boolean connected,
    Optional<String> trouble,
    Waiting waiting,
    Map<Cause, Long> lost,
    NavigableMap<Integer, Long> lastNumbers) {

  public PublishStatus {
    Objects.requireNonNull(trouble);
    Objects.requireNonNull(waiting);
    lost = Map.copyOf(lost);
    lastNumbers = new TreeMap<>(lastNumbers);
  }

  /** Events given up, all classes and reasons together. */
  public long lostEvents() {
    return lost.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * What waits.
   *
   * @param queuedBytes handed over and neither sent nor spooled yet
   * @param unackedBytes sent and not acknowledged
   * @param spoolBytes on disk
   * @param oldestNanos age of the oldest event that Kafka has not acknowledged; empty when there is
   *     none
   */
  public record Waiting(
      long queuedBytes, long unackedBytes, long spoolBytes, OptionalLong oldestNanos) {
    /** Nothing waits. */
    public static final Waiting NOTHING = new Waiting(0, 0, 0, OptionalLong.empty());
  }

  /**
   * Why an event was given up.
   *
   * @param reason such as {@code spool_full}
   */
  public record Cause(LossClass lossClass, String reason) {}
}
