package io.memwall.streams.contention;

import static io.memwall.streams.contention.HotTraces.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.memwall.schemas.events.Health;
import io.memwall.schemas.events.Hot;
import io.memwall.schemas.events.TapPosition;
import io.memwall.schemas.results.Contention;
import io.memwall.schemas.results.ContentionSeverity;
import io.memwall.schemas.results.ContentionView;
import io.memwall.streams.Golden;
import io.memwall.streams.TopicPipes;
import io.memwall.streams.contention.ContentionTopology.ContentionTopics;
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

class ContentionTopologyTest {
  private static final ContentionTopics TOPICS =
      ContentionTopics.of(1, fingerprint -> Optional.empty());
  private static final HotTraces POOL =
      new HotTraces("p0", TapPosition.POOL, List.of("02:00:00:00:00:00", "02:00:00:00:00:01"));
  private static final HotTraces MIRROR = new HotTraces("sw0", TapPosition.SWITCH, POOL.masters());
  private static final HotTraces HOST =
      new HotTraces("h0", TapPosition.HOST, List.of("02:00:00:00:00:00"));

  @TempDir private Path stateDir;
  private TopicPipes pipes;
  private final List<Contention> seen = new ArrayList<>();

  @BeforeEach
  void start() {
    var topology = new ContentionTopology(TOPICS, FoldSettings.DEFAULT).get();
    pipes = new TopicPipes(topology, stateDir, T0.plusSeconds(1));
  }

  @AfterEach
  void stop() {
    pipes.close();
  }

  @Test
  void theTopology_isAsDescribed() throws IOException {
    var topics = ContentionTopics.of(4, fingerprint -> Optional.empty());
    Golden.compare(
        new ContentionTopology(topics, FoldSettings.DEFAULT).get(), "contention.topology.txt");
  }

  @Test
  void aClosedWindow_isOneResultWithItsFigures() {
    send(POOL.pingPong(0, 2_000_001));
    assertThat(results()).isEmpty();
    send(POOL.heartbeat(0, 10));

    var result = results().get(0);
    assertThat(seen).hasSize(1);
    assertThat(result.getEntity()).isEqualTo("p0");
    assertThat(result.getView()).isEqualTo(ContentionView.POOL);
    assertThat(result.getTStart()).isEqualTo(T0);
    assertThat(result.getTransfers()).isEqualTo(2_000_000);
    assertThat(result.getTransfersPerS()).isEqualTo(200_000);
    assertThat(result.getTransit()).isEqualTo(0.6);
    assertThat(result.getPingPong()).isEqualTo(1);
    assertThat(result.getSeverity()).isEqualTo(ContentionSeverity.CRITICAL);
    assertThat(result.getCoverage()).isEqualTo(1.0);
    assertThat(result.getAcquire()).as("on all places").containsExactly(0L, 2_000_008L, 0L);
    assertThat(result.getProbeAmplification()).isEqualTo(1, within(1e-5));
    assertThat(result.getMissing()).containsOnlyKeys("false_sharing");
    assertThat(result.getMasters()).isEqualTo(POOL.masters());
    assertThat(result.getNodes()).containsExactly("p0");
    var region = result.getRegions().get(0);
    assertThat(region.getAddress()).isEqualTo(0x8000_0000L);
    assertThat(region.getTopLineShare()).isEqualTo(1);
    assertThat(region.getTenant()).isNull();
    assertThat(result.getLines().get(0).getAddress()).isEqualTo(Readings.LINE);
  }

  @Test
  void rates_divideByCoveredTime() {
    send(POOL.pingPong(0, 20_001));
    send(POOL.heartbeat(0, 5));

    assertThat(results().get(0).getTransfersPerS()).isEqualTo(4_000);
    assertThat(seen.get(0).getCoverage()).isEqualTo(0.5);
  }

  @Test
  void aWindowWatchedForLessThanHalf_alarmsNobody() {
    send(POOL.pingPong(0, 2_000_001));
    send(POOL.heartbeat(0, 4));

    assertThat(results().get(0).getSeverity()).isEqualTo(ContentionSeverity.UNKNOWN);
    assertThat(seen.get(0).getMissing()).containsEntry("severity", "low_coverage");
    assertThat(seen.get(0).getTransit()).isEqualTo(1.5);
  }

  @Test
  void aRepeat_changesNothing_andALateTapMakesARevision() {
    send(MIRROR.pingPong(0, 101));
    send(MIRROR.heartbeat(0, 10));
    send(MIRROR.pingPong(0, 101));
    assertThat(results()).hasSize(1);

    send(POOL.pingPong(0, 101));
    send(POOL.heartbeat(0, 10));
    var corrected = results().get(results().size() - 1);
    assertThat(corrected.getTaps()).containsExactly("p0:eth0");
    assertThat(corrected.getTransfers()).as("of the better tap, not of both").isEqualTo(100);
    assertThat(corrected.getRevision().getCounter()).isGreaterThan(1);
  }

  @Test
  void hostTaps_haveAResultOfTheirOwn_withAnUpperBoundOnly() {
    send(HOST.pingPong(0, 101));
    send(HOST.heartbeat(0, 2));
    send(POOL.pingPong(0, 101));
    send(POOL.heartbeat(0, 10));

    var hosts = of(ContentionView.HOSTS);
    assertThat(hosts.getTransfers()).isNull();
    assertThat(hosts.getTransfersUpperBound()).isEqualTo(100);
    assertThat(hosts.getSeverity()).isEqualTo(ContentionSeverity.UNKNOWN);
    assertThat(hosts.getMissing()).containsEntry("transit", "no_pool_tap");
    assertThat(of(ContentionView.POOL).getCoverage())
        .as("a host that was watched for a fifth of the time takes nothing from the pool")
        .isEqualTo(1.0);
  }

  @Test
  void aPool_goesByTheInventorysName_andItsPlacesByTheirHolders() {
    pipes.send(TOPICS.inventory(), "pool0", POOL.pool("pool0"));
    pipes.send(TOPICS.holdings(), "pool0", POOL.holding("pool0", "llm-a", 3));
    send(POOL.pingPong(0, 101));
    send(POOL.heartbeat(0, 10));

    var result = results().get(0);
    assertThat(result.getEntity()).isEqualTo("pool0");
    var region = result.getRegions().get(0);
    assertThat(region.getTenant()).as("held from within the window on").isEqualTo("llm-a");
    assertThat(region.getWorkload()).isEqualTo("train");
    assertThat(region.getAllocId()).isEqualTo("a-1");
  }

  @Test
  void aHolderKnownLate_isInARevisionOfTheWindow() {
    send(POOL.pingPong(0, 101));
    send(POOL.heartbeat(0, 10));
    assertThat(results().get(0).getRegions().get(0).getTenant()).isNull();

    pipes.send(TOPICS.holdings(), "p0", POOL.holding(seen.get(0).getEntity(), "llm-a", 3));
    // Once to see it, once more to have waited for others of its kind.
    pipes.waitFor(Duration.ofSeconds(1));
    pipes.waitFor(Duration.ofSeconds(3));

    var revised = results().get(results().size() - 1);
    assertThat(revised.getTStart()).isEqualTo(seen.get(0).getTStart());
    assertThat(revised.getRegions().get(0).getTenant()).isEqualTo("llm-a");
    assertThat(revised.getRevision().getCounter())
        .isGreaterThan(seen.get(0).getRevision().getCounter());
  }

  @Test
  void aNegativeCount_isLeftOut_andSaidToBeWrong() {
    var wrong = POOL.pingPong(0, 101);
    wrong.getLines().get(0).setTransfers(-1L);
    send(wrong);
    send(POOL.heartbeat(0, 10));

    assertThat(results()).isEmpty();
    assertThat(pipes.read(TOPICS.leftOut().quarantine()))
        .singleElement()
        .satisfies(one -> assertThat(one.getDetail()).isEqualTo("negative_count"));
  }

  private Contention of(ContentionView view) {
    var found = results().stream().filter(one -> one.getView() == view).toList();
    return found.get(found.size() - 1);
  }

  private void send(Hot hot) {
    pipes.send(TOPICS.hot(), hot.getPoolNode(), hot);
  }

  private void send(Health health) {
    pipes.send(TOPICS.health(), health.getEnvelope().getNodeId(), health);
  }

  private List<Contention> results() {
    seen.addAll(pipes.read(TOPICS.contention()));
    return seen;
  }
}
