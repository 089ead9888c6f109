package io.memwall.streams.latency;

import static io.memwall.streams.latency.LatencyTraffic.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.memwall.schemas.results.BaselineKind;
import io.memwall.schemas.results.EntityKind;
import io.memwall.schemas.results.Latency;
import io.memwall.schemas.results.LatencyCurve;
import io.memwall.schemas.results.SeriesPosition;
import io.memwall.streams.Golden;
import io.memwall.streams.TopicPipes;
import io.memwall.streams.latency.LatencyTopology.LatencyTopics;
import io.memwall.streams.window.FoldSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LatencyTopologyTest {
  private static final int IDLE = 360;
  private static final int TRIPLE = 415;
  private static final LatencyTopics TOPICS = LatencyTopics.of(1, fingerprint -> Optional.empty());

  @TempDir private Path stateDir;
  private TopicPipes pipes;
  private final List<Latency> seen = new ArrayList<>();

  @BeforeEach
  void start() {
    var topology = topology(TOPICS);
    pipes = new TopicPipes(topology.get(), stateDir, T0.plusSeconds(1));
    pipes.send(TOPICS.inventory(), "p0", LatencyTraffic.pool());
  }

  @AfterEach
  void stop() {
    pipes.close();
  }

  private static LatencyTopology topology(LatencyTopics topics) {
    return new LatencyTopology(topics, FoldSettings.DEFAULT, LatencyRules.DEFAULT);
  }

  @Test
  void tenSeconds_areOneResultOfEachEntity() {
    window(0, IDLE, 0.1);
    assertThat(results())
        .extracting(Latency::getEntityKind, Latency::getEntity)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(EntityKind.CONNECTION, "c/0"),
            org.assertj.core.groups.Tuple.tuple(EntityKind.LINK, "l0/rx"),
            org.assertj.core.groups.Tuple.tuple(EntityKind.HOST, "h0"),
            org.assertj.core.groups.Tuple.tuple(EntityKind.POOL, "p0"));
    var link = last(EntityKind.LINK, 0);
    assertThat(link.getTapPosition()).isEqualTo(SeriesPosition.HOST);
    assertThat(link.getRequestClass()).isEqualTo("get");
    assertThat(link.getInflation()).isEqualTo(1);
    assertThat(link.getBaselineKind()).isEqualTo(BaselineKind.UNLOADED);
    assertThat(link.getBaselineNs()).isCloseTo(1326.35, within(0.01));
    assertThat(link.getUtilisation()).isEqualTo(0.1);
    assertThat(link.getCapacityBps()).isEqualTo(100e9);
    assertThat(link.getCoverage()).isEqualTo(1);
    assertThat(link.getNodes()).containsExactly("h0");
    assertThat(link.getSeries()).hasSize(1);
    assertThat(link.getSeries().get(0).getSamples()).isEqualTo(5_000);
  }

  @Test
  void load_showsAsInflation() {
    window(0, IDLE, 0.1);
    window(10, TRIPLE, 0.9);
    results();
    for (var kind :
        List.of(EntityKind.CONNECTION, EntityKind.LINK, EntityKind.HOST, EntityKind.POOL)) {
      var latency = last(kind, 10);
      assertThat(latency.getInflation()).as("%s", kind).isCloseTo(3, within(0.02));
      assertThat(latency.getDemandRatio()).as("%s", kind).isCloseTo(2.7, within(0.02));
      assertThat(latency.getUtilisation()).as("%s", kind).isEqualTo(0.9);
    }
  }

  @Test
  void aLoadThatComesLate_correctsTheResult() {
    seconds(0, IDLE);
    pass();
    results();
    var early = last(EntityKind.LINK, 0);
    assertThat(early.getUtilisation()).isNull();
    assertThat(early.getMissing()).isEqualTo("no_baseline");
    loads(0, 0.1);
    pass();
    results();
    var late = last(EntityKind.LINK, 0);
    assertThat(late.getUtilisation()).isEqualTo(0.1);
    assertThat(late.getInflation()).isEqualTo(1);
    assertThat(late.getRevision().getCounter()).isGreaterThan(early.getRevision().getCounter());
  }

  @Test
  void aMinute_hasACurve() {
    for (int n = 0; n < 7; n++) {
      window(10L * n, IDLE + 10 * n, 0.1 + 0.12 * n);
    }
    List<LatencyCurve> curves = pipes.read(TOPICS.curve());
    var curve = curves.get(curves.size() - 1);
    assertThat(curve.getEntity()).isEqualTo("l0/rx");
    assertThat(curve.getTStart()).isEqualTo(T0);
    assertThat(curve.getBins()).hasSize(6);
    assertThat(curve.getBins().get(0).getUtilisation()).isEqualTo(0.1);
    assertThat(curve.getBins().get(0).getWeight()).isEqualTo(5_000);
    assertThat(curve.getSlope()).isPositive();
    results();
    assertThat(last(EntityKind.LINK, 60).getMaxUtilisation()).isEqualTo(curve.getMaxUtilisation());
  }

  @Test
  void theTopology_isAsDescribed() throws IOException {
    Golden.compare(
        topology(LatencyTopics.of(4, fingerprint -> Optional.empty())).get(),
        "latency.topology.txt");
  }

  private void window(long second, int bucket, double utilisation) {
    loads(second, utilisation);
    seconds(second, bucket);
    pass();
  }

  private void loads(long second, double utilisation) {
    for (var direction : List.of("rx", "tx")) {
      var load = LatencyTraffic.bandwidth(direction, second, utilisation);
      pipes.send(TOPICS.bandwidth(), load.getEntity(), load);
    }
  }

  private void seconds(long from, int bucket) {
    for (long second = from; second < from + 10; second++) {
      pipes.send(TOPICS.flow(), "c", LatencyTraffic.reads(second, bucket, 500));
      pipes.send(TOPICS.health(), "h0", LatencyTraffic.heartbeat(second));
    }
  }

  private void pass() {
    pipes.waitFor(Duration.ofSeconds(1));
  }

  private List<Latency> results() {
    seen.addAll(pipes.read(TOPICS.latency()));
    return seen;
  }

  private Latency last(EntityKind kind, long second) {
    return seen.stream()
        .filter(one -> one.getEntityKind() == kind)
        .filter(one -> one.getTStart().equals(T0.plusSeconds(second)))
        .reduce((before, after) -> after)
        .orElseThrow();
  }
}
