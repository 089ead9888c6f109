package io.memwall.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;

class FrozenTest {
  private final AtomicLong nowMs = new AtomicLong();
  private final Frozen frozen = new Frozen(clock());

  @Test
  void threadThatReads_isNotFrozen() {
    assertThat(frozen.reason(State.RUNNING, poll("a-StreamThread-1-consumer", 0.1))).isEmpty();
  }

  @Test
  void threadStuckInARecord_isNamedWithinTenSeconds() {
    assertThat(frozen.reason(State.RUNNING, poll("a-StreamThread-1-consumer", 9.0)))
        .contains("a thread has not read for 9 s");
  }

  @Test
  void brokersThatAnswerNothing_areNamedUntilOneDoes() {
    assertThat(frozen.reason(State.RUNNING, answers(7))).isEmpty();
    nowMs.set(9_000);
    assertThat(frozen.reason(State.RUNNING, answers(7))).contains("no broker has answered for 9 s");
    assertThat(frozen.reason(State.RUNNING, answers(8))).isEmpty();
    nowMs.set(16_000);
    assertThat(frozen.reason(State.RUNNING, answers(8))).isEmpty();
  }

  @Test
  void restoreConsumer_mayRest() {
    var resting = poll("a-StreamThread-1-restore-consumer", 900.0);

    assertThat(frozen.reason(State.RUNNING, resting)).isEmpty();
  }

  @Test
  void applicationThatDoesNotGetToRun_isNamed() {
    assertThat(frozen.reason(State.REBALANCING, Map.of())).isEmpty();
    nowMs.set(9_000);
    assertThat(frozen.reason(State.REBALANCING, Map.of())).contains("REBALANCING for 9 s");
    assertThat(frozen.reason(State.RUNNING, Map.of())).isEmpty();
  }

  private InstantSource clock() {
    return () -> Instant.ofEpochMilli(nowMs.get());
  }

  private static Map<MetricName, Metric> answers(double total) {
    return metric("response-total", "a-StreamThread-1-consumer", total);
  }

  private static Map<MetricName, Metric> poll(String client, double seconds) {
    return metric("last-poll-seconds-ago", client, seconds);
  }

  private static Map<MetricName, Metric> metric(String what, String client, double value) {
    var name = new MetricName(what, "consumer-metrics", "", Map.of("client-id", client));
    Metric metric =
        new Metric() {
          @Override
          public MetricName metricName() {
            return name;
          }

          @Override
          public Object metricValue() {
            return value;
          }
        };
    return Map.of(name, metric);
  }
}
