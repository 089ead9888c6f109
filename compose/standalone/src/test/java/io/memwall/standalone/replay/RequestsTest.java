package io.memwall.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.standalone.replay.Requests.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RequestsTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static Range minutes(int from, int to, String... topologies) {
    return new Range(
        Set.of(topologies), NOON.plus(Duration.ofMinutes(from)), NOON.plus(Duration.ofMinutes(to)));
  }

  @Test
  void minutesThatNearlyTouch_areOneRange_ofAllTopologiesAsked() {
    var asked =
        List.of(
            minutes(7, 8, "bandwidth", "latency"),
            minutes(0, 1, "bandwidth", "latency"),
            minutes(1, 2, "contention"),
            minutes(0, 1, "bandwidth", "latency"),
            minutes(40, 41, "contention"));

    assertThat(Requests.joined(asked))
        .containsExactly(
            minutes(0, 8, "bandwidth", "latency", "contention"), minutes(40, 41, "contention"));
  }

  @Test
  void folds_belongToTheTopologiesThatLackTheirRecords() {
    assertThat(Requests.topologies("contention-windows")).containsExactly("contention");
    assertThat(Requests.topologies("link-windows"))
        .containsExactlyInAnyOrder("bandwidth", "latency");
  }
}
