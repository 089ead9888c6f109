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

  private static Map<MetricName, Metric> poll(String client, double seconds) {
    var name =
        new MetricName(
            "last-poll-seconds-ago", "consumer-metrics", "", Map.of("client-id", client));
    Metric metric =
        new Metric() {
          @Override
          public MetricName metricName() {
            return name;
          }

          @Override
          public Object metricValue() {
            return seconds;
          }
        };
    return Map.of(name, metric);
  }
}
