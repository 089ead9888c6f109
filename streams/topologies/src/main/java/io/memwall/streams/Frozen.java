package io.memwall.streams;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams.State;

/**
 * Whether an application stands still: a thread that has not asked for records for 8 s is stuck in
 * one, and an application that has not been running for as long serves nobody.
 */
final class Frozen {
  private static final double LONGEST_S = 8;
  private static final long MILLIS_PER_SECOND = 1000;
  private static final String POLL_AGE = "last-poll-seconds-ago";

  private final InstantSource time;
  private State state = State.CREATED;
  private long sinceMs;

  Frozen(InstantSource time) {
    this.time = time;
    sinceMs = time.millis();
  }

  /** Why it stands still; empty while it moves. */
  synchronized Optional<String> reason(State now, Map<MetricName, ? extends Metric> metrics) {
    if (now != state) {
      state = now;
      sinceMs = time.millis();
    }
    double seconds = (time.millis() - sinceMs) / (double) MILLIS_PER_SECOND;
    boolean waits = now != State.RUNNING && now != State.CREATED && now != State.NOT_RUNNING;
    if (waits && seconds > LONGEST_S) {
      return Optional.of("%s for %.0f s".formatted(now, seconds));
    }
    double pollAge = now == State.RUNNING ? pollAge(metrics) : 0;
    return pollAge > LONGEST_S
        ? Optional.of("a thread has not read for %.0f s".formatted(pollAge))
        : Optional.empty();
  }

  /** Of the thread that is stuck longest; -1 s, which Kafka says before the first poll, is none. */
  private static double pollAge(Map<MetricName, ? extends Metric> metrics) {
    return metrics.values().stream()
        .filter(metric -> metric.metricName().name().equals(POLL_AGE))
        .filter(metric -> isOfThread(metric.metricName()))
        .map(Metric::metricValue)
        .filter(Double.class::isInstance)
        .mapToDouble(Double.class::cast)
        .max()
        .orElse(0);
  }

  /** Restoring and global consumers rest when there is nothing to restore. */
  private static boolean isOfThread(MetricName metric) {
    String client = metric.tags().getOrDefault("client-id", "");
    return client.endsWith("-consumer")
        && !client.endsWith("-restore-consumer")
        && !client.endsWith("-global-consumer");
  }
}
