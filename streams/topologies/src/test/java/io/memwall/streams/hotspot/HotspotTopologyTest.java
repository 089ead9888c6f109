package io.memwall.streams.hotspot;

import static io.memwall.streams.hotspot.Findings.LINK;
import static io.memwall.streams.hotspot.Findings.T0;
import static io.memwall.streams.hotspot.Findings.WINDOW;
import static io.memwall.streams.hotspot.Findings.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.memwall.schemas.results.EntityKind;
import io.memwall.schemas.results.Hotspot;
import io.memwall.schemas.results.HotspotState;
import io.memwall.streams.Golden;
import io.memwall.streams.TopicPipes;
import io.memwall.streams.hotspot.HotspotTopology.HotspotTopics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HotspotTopologyTest {
  private static final HotspotTopics TOPICS = HotspotTopics.of(1, any -> Optional.empty());

  @TempDir private Path stateDir;
  private TopicPipes pipes;
  private Instant now = T0;
  private final List<Hotspot> results = new ArrayList<>();

  @BeforeEach
  void begin() {
    pipes = new TopicPipes(topology(), stateDir, T0);
    HotspotEvents.fabric()
        .forEach(object -> pipes.send(TOPICS.inventory(), object.getObjectId(), object));
  }

  private static Topology topology() {
    return new HotspotTopology(TOPICS, ScoreSettings.DEFAULT).get();
  }

  @AfterEach
  void stop() {
    pipes.close();
  }

  @Test
  void theTopology_isAsDescribed() throws IOException {
    Golden.compare(topology(), "hotspot.topology.txt");
  }

  @Test
  void loadedLink_goesFromOkOverCriticalBackToOk() {
    for (int window = 0; window < 2; window++) {
      load(window, 0.10, 1.0);
    }
    for (int window = 2; window < 8; window++) {
      load(window, 0.95, 4.5);
    }
    for (int window = 8; window < 20; window++) {
      load(window, 0.10, 1.0);
    }

    var link = of(EntityKind.LINK, LINK);
    assertThat(link).hasSize(20);
    assertThat(changes(link))
        .containsExactly(HotspotState.CRITICAL, HotspotState.WARN, HotspotState.OK);
    var critical = link.get(4);
    assertThat(critical.getStateChanged()).isTrue();
    assertThat(critical.getScore()).isCloseTo(1 - 0.4 * 0.3, within(1e-9));
    assertThat(critical.getCauses()).containsExactly("latency", "demand");
    assertThat(critical.getCorroboratedBy()).isEqualTo("components");
    assertThat(critical.getRuledOut()).containsExactly("credits", "retransmits");
    assertThat(critical.getEvidence()).isEqualTo(1.0);
    assertThat(critical.getPartial()).isFalse();
    assertThat(critical.getParents()).containsExactly("pool:p1");
    assertThat(critical.getTopTenants().get(0).getName()).isEqualTo("llm-a");
    assertThat(critical.getTopOwners())
        .extracting("tenant", "workload", "allocId", "share")
        .containsExactly(
            tuple("llm-a", "train", "A", 0.4),
            tuple(null, null, null, 0.38),
            tuple("llm-a", "serve", null, 0.22));
    assertThat(critical.getSentence())
        .isEqualTo(
            "CRITICAL link l1/rx 0.88 since 12:00: latency 4.5× of 1.3 µs, demand 95 %;"
                + " tenant llm-a 62 %; credits, retransmits ruled out; coverage 100 %;"
                + " next: memwall why link:l1/rx --at 2026-03-01T12:00:50Z");
    // Both ends are judged by their link too.
    assertThat(changes(of(EntityKind.HOST, "h1"))).contains(HotspotState.CRITICAL);
    assertThat(changes(of(EntityKind.POOL, "p1"))).contains(HotspotState.CRITICAL);
  }

  @Test
  void windowIsJudgedOnce_onWhatWasThereASecondAfterItsEnd() {
    advance(WINDOW);
    pipes.send(TOPICS.bandwidth(), LINK, Findings.link(0, 0.95).build());
    advance(Duration.ofMillis(500));
    assertThat(of(EntityKind.LINK, LINK)).isEmpty();
    advance(Duration.ofMillis(600));
    var first = of(EntityKind.LINK, LINK);
    assertThat(first).hasSize(1);
    assertThat(first.get(0).getScore()).isCloseTo(0.6, within(1e-9));
    assertThat(first.get(0).getComponents().get(1).getMissing()).isEqualTo("not reported");

    pipes.send(TOPICS.latency(), LINK, Findings.latency(0, 4.5).build());
    advance(Duration.ofSeconds(2));
    assertThat(of(EntityKind.LINK, LINK)).hasSize(1);
  }

  @Test
  void windowWhoseSourcesHaveAllReported_isJudgedAtOnce() {
    load(0, 0.10, 1.0);
    advance(Duration.between(now, start(2).minusMillis(100)));
    send(1, 0.10, 1.0);
    advance(Duration.ofMillis(50));
    assertThat(of(EntityKind.LINK, LINK)).hasSize(1);
    advance(Duration.ofMillis(100));
    assertThat(of(EntityKind.LINK, LINK)).hasSize(2);
  }

  // Contention comes after what else a pool is judged by: it was never in any score.
  @Test
  void sourceThatWasLateFromTheBeginning_isWaitedForInTheNextWindow() {
    load(0, 0.10, 1.0);
    load(1, 0.10, 1.0);
    pipes.send(TOPICS.contention(), "p1", Findings.contention(1, 0.6));
    load(2, 0.10, 1.0);
    assertThat(of(EntityKind.POOL, "p1")).hasSize(2);
    advance(Duration.ofMillis(400));
    pipes.send(TOPICS.contention(), "p1", Findings.contention(2, 0.6));
    advance(Duration.ofMillis(100));
    var pool = of(EntityKind.POOL, "p1");
    assertThat(pool).hasSize(3);
    assertThat(pool.get(2).getCauses()).contains("contention");
  }

  // Alerts of its hosts and links wait for as long for the pool's, which would explain them.
  @Test
  void poolThatMissesASource_isJudgedASecondAfterItsHosts_andNotLater() {
    for (int window = 0; window < 2; window++) {
      pipes.send(TOPICS.contention(), "p1", Findings.contention(window, 0));
      load(window, 0.10, 1.0);
    }
    advance(Duration.between(now, start(3)));
    send(2, 0.10, 1.0);
    advance(Duration.ofMillis(100));
    assertThat(of(EntityKind.HOST, "h1")).hasSize(3);
    assertThat(of(EntityKind.POOL, "p1")).hasSize(2);
    advance(Duration.ofSeconds(1));
    assertThat(of(EntityKind.POOL, "p1")).hasSize(3);
  }

  @Test
  void silentLink_isWellWhileSomebodyWatches_andUnknownWhenNobodyDoes() {
    load(0, 0.50, 1.0);
    pipes.send(TOPICS.bandwidth(), LINK, Findings.silence(start(1)).build());
    for (int window = 1; window < 5; window++) {
      pipes.send(TOPICS.health(), "h1", HotspotEvents.watched("h1", start(window + 1)));
      advance(WINDOW);
    }
    advance(Duration.ofSeconds(1));
    var quiet = of(EntityKind.LINK, LINK);
    assertThat(quiet).hasSize(5);
    assertThat(quiet.get(4).getScore()).isZero();
    assertThat(quiet.get(4).getState()).isEqualTo(HotspotState.OK);
    assertThat(quiet.get(4).getEvidence()).isEqualTo(1.0);

    advance(WINDOW.multipliedBy(6));
    assertThat(changes(of(EntityKind.LINK, LINK))).containsExactly(HotspotState.UNKNOWN);
    assertThat(of(EntityKind.LINK, LINK)).hasSize(8);
  }

  @Test
  void fullPoolWhoseRequestsFail_isCritical_andAFullOneThatSatisfiesThemOnlyWarns() {
    for (int window = 0; window < 6; window++) {
      pipes.send(TOPICS.pool(), "p1", Findings.pool(start(window), 0.97).build());
      advance(WINDOW);
    }
    advance(Duration.ofSeconds(2));
    assertThat(changes(of(EntityKind.POOL, "p1"))).containsExactly(HotspotState.WARN);

    for (int window = 6; window < 10; window++) {
      pipes.send(TOPICS.pool(), "p1", Findings.pool(start(window), 1.0).setFailRate(0.5).build());
      advance(WINDOW);
    }
    var pool = of(EntityKind.POOL, "p1");
    assertThat(changes(pool)).containsExactly(HotspotState.WARN, HotspotState.CRITICAL);
    var last = pool.get(pool.size() - 1);
    assertThat(last.getCorroboratedBy()).isEqualTo("failures");
    assertThat(last.getPartial()).isTrue();
    assertThat(last.getInstrumentation()).containsExactly("ledger");
    assertThat(last.getSentence()).contains("pool 100 % full and 50 % of requests fail");
  }

  @Test
  void hostWithPressureAlone_hasAPartialScoreThatLastingBearsOut() {
    for (int look = 0; look < 7; look++) {
      pipes.send(TOPICS.host(), "h9", HotspotEvents.pressure("h9", look, look * 5_000_000L));
      advance(WINDOW);
    }
    var host = of(EntityKind.HOST, "h9");
    assertThat(host.get(0).getScore()).isCloseTo(0.8, within(1e-9));
    assertThat(host.get(0).getCorroborated()).isFalse();
    assertThat(host.get(1).getCorroboratedBy()).isEqualTo("persistence");
    assertThat(host.get(1).getPartial()).isTrue();
    assertThat(changes(host)).containsExactly(HotspotState.WARN, HotspotState.CRITICAL);
    assertThat(host.get(4).getSentence())
        .contains("memory stalls 50 % of the time")
        .contains("partial: watched by pressure only");
  }

  @Test
  void linkWithCountersAlone_warnsAtMost() {
    // 100 Gb/s: 125,000,000,000 bytes in 10 s are line rate, frames beside.
    for (int look = 0; look < 8; look++) {
      pipes.send(TOPICS.link(), "h1/eth0", HotspotEvents.port(look, look * 124_000_000_000L));
      advance(WINDOW);
    }
    var link = of(EntityKind.LINK, "l1/tx");
    assertThat(changes(link)).containsExactly(HotspotState.WARN);
    assertThat(link.get(0).getPartial()).isTrue();
    assertThat(link.get(0).getInstrumentation()).containsExactly("counters");
    assertThat(link.get(0).getMeasures().get(0).getValue()).isCloseTo(0.992, within(1e-3));
  }

  @Test
  void contendedRegion_isJudgedByItselfAndLeavesWhenItIsQuiet() {
    for (int window = 0; window < 5; window++) {
      pipes.send(TOPICS.contention(), "p1", Findings.contention(window, 0.6));
      advance(WINDOW);
    }
    for (int window = 5; window < 20; window++) {
      pipes.send(TOPICS.contention(), "p1", Findings.contention(window, 0));
      advance(WINDOW);
    }
    var region = of(EntityKind.REGION, "p1/0x10000");
    assertThat(changes(region))
        .containsExactly(
            HotspotState.WARN, HotspotState.CRITICAL, HotspotState.WARN, HotspotState.OK);
    assertThat(region.get(0).getParents()).containsExactly("pool:p1");
    assertThat(region.get(0).getTopRegions().get(0).getTenant()).isEqualTo("llm-a");
    assertThat(region.get(0).getTopRegions().get(0).getWorkload()).isEqualTo("train");
    assertThat(region.get(0).getTopRegions().get(0).getAllocId()).isEqualTo("A");
  }

  private void load(int window, double utilisation, double inflation) {
    advance(Duration.between(now, Findings.start(window + 1)));
    send(window, utilisation, inflation);
    // The first window of a source waits its second out; the later ones are complete at once.
    advance(Duration.ofMillis(window == 0 ? 1_100 : 100));
  }

  private void send(int window, double utilisation, double inflation) {
    pipes.send(TOPICS.bandwidth(), LINK, Findings.link(window, utilisation).build());
    pipes.send(TOPICS.latency(), LINK, Findings.latency(window, inflation).build());
  }

  private void advance(Duration time) {
    pipes.waitFor(time);
    now = now.plus(time);
    results.addAll(pipes.read(TOPICS.hotspot()));
  }

  private List<Hotspot> of(EntityKind kind, String entity) {
    return results.stream()
        .filter(one -> one.getEntityKind() == kind && one.getEntity().equals(entity))
        .toList();
  }

  private static List<HotspotState> changes(List<Hotspot> results) {
    return results.stream().filter(Hotspot::getStateChanged).map(Hotspot::getState).toList();
  }
}
