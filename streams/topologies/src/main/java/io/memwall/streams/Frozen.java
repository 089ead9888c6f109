package io.memwall.streams;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams.State;

/**
 * Whether an application stands still: a thread that has not asked for records for 8 s is stuck in
 * one, an application that has not been running for as long serves nobody, and brokers that have
 * answered nothing for as long let nobody work; they answer a waiting consumer twice a second.
 */
final class Frozen {
  private static final double LONGEST_S = 8;
  private static final long MILLIS_PER_SECOND = 1000;
  private static final String POLL_AGE = "last-poll-seconds-ago";

  private static final String ANSWERS = "response-total";

  private final InstantSource time;
  private State state = State.CREATED;
  private long sinceMs;
  private double answers = -1;
  private long answeredMs;

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
    double silence = silence(now, metrics);
    double seconds = secondsSince(sinceMs);
    boolean waits = now != State.RUNNING && now != State.CREATED && now != State.NOT_RUNNING;
    if (waits && seconds > LONGEST_S) {
      return Optional.of("%s for %.0f s".formatted(now, seconds));
    }
    double pollAge = now == State.RUNNING ? pollAge(metrics) : 0;
    if (pollAge > LONGEST_S) {
      return Optional.of("a thread has not read for %.0f s".formatted(pollAge));
    }
    return silence > LONGEST_S
        ? Optional.of("no broker has answered for %.0f s".formatted(silence))
        : Optional.empty();
  }

  /** Seconds in which brokers have answered nothing, as far as somebody has looked. */
  private double silence(State now, Map<MetricName, ? extends Metric> metrics) {
    double total = ofThreads(metrics, ANSWERS).sum();
    if (now != State.RUNNING || total != answers) {
      answers = total;
      answeredMs = time.millis();
    }
    return total > 0 ? secondsSince(answeredMs) : 0;
  }

  private double secondsSince(long ms) {
    return (time.millis() - ms) / (double) MILLIS_PER_SECOND;
  }

  /** Of the thread that is stuck longest; -1 s, which Kafka says before the first poll, is none. */
  private static double pollAge(Map<MetricName, ? extends Metric> metrics) {
    return ofThreads(metrics, POLL_AGE).max().orElse(0);
  }

  private static DoubleStream ofThreads(Map<MetricName, ? extends Metric> metrics, String name) {
    return metrics.values().stream()
        .filter(metric -> metric.metricName().name().equals(name))
        .filter(metric -> isOfThread(metric.metricName()))
        .map(Metric::metricValue)
        .filter(Double.class::isInstance)
        .mapToDouble(Double.class::cast);
  }

  /** Restoring and global consumers rest when there is nothing to restore. */
  private static boolean isOfThread(MetricName metric) {
    String client = metric.tags().getOrDefault("client-id", "");
    // One node's part of a sum has its name, too.
    boolean whole = !metric.tags().containsKey("node-id");
    return whole
        && client.endsWith("-consumer")
        && !client.endsWith("-restore-consumer")
        && !client.endsWith("-global-consumer");
  }
}
