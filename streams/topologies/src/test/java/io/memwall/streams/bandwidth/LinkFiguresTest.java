package io.memwall.streams.bandwidth;

import static io.memwall.streams.bandwidth.Traces.SECOND;
import static io.memwall.streams.bandwidth.Traces.T0;
import static io.memwall.streams.bandwidth.Traces.second;
import static io.memwall.streams.bandwidth.Traces.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.memwall.schemas.events.Flow;
import io.memwall.schemas.events.Health;
import io.memwall.schemas.events.Link;
import io.memwall.schemas.events.MessageCount;
import io.memwall.schemas.events.Pool;
import io.memwall.schemas.events.Port;
import io.memwall.schemas.results.Bandwidth;
import io.memwall.schemas.results.EntityKind;
import io.memwall.schemas.results.Holding;
import io.memwall.schemas.results.Quarantine;
import io.memwall.schemas.results.QuarantineReason;
import io.memwall.schemas.results.Revision;
import io.memwall.streams.TopicPipes;
import io.memwall.streams.bandwidth.BandwidthTopology.BandwidthTopics;
import io.memwall.streams.window.FoldSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a link has, through the whole topology: capacity, shares, and what is left out. */
final class LinkFiguresTest {
  private static final BandwidthTopics TOPICS =
      BandwidthTopics.of(1, fingerprint -> Optional.empty());
  private static final Traces NODE = Traces.of("n1");
  private static final String HOST_MAC = "02:00:00:00:00:00";
  private static final String POOL_MAC = "02:00:00:00:00:01";

  @TempDir private Path stateDir;
  private TopicPipes pipes;

  @BeforeEach
  void start() {
    var settings = new FoldSettings(Duration.ofMinutes(1), Duration.ofSeconds(2));
    var topology = new BandwidthTopology(TOPICS, settings).get();
    pipes = new TopicPipes(topology, stateDir, T0.plusSeconds(1));
  }

  @AfterEach
  void stop() {
    pipes.close();
  }

  @Test
  void aLinkOfTheInventory_hasItsCapacityOfTheTime() {
    declare("l", new Link("h0", "p0", 1_000_000L, null, null), 0);
    declare("l", new Link("h0", "p0", 2_000_000L, null, null), 1);
    send(on("l:tx", NODE.flow("c", 0, second(0), 1000)));
    send(on("l:tx", NODE.flow("c", 0, second(1), 1000)));
    send(NODE.heartbeat(seconds(0, 2)));
    var links = links(SECOND);
    assertThat(links).extracting(Bandwidth::getEntity).containsExactly("l/tx", "l/tx");
    assertThat(links).extracting(Bandwidth::getCapacityBps).containsExactly(1_000_000L, 2_000_000L);
    assertThat(links).extracting(Bandwidth::getUtilisation).containsExactly(0.8, 0.4);
    assertThat(links.get(0).getWireBitsPerS()).isEqualTo(800_000);
    assertThat(links.get(0).getPartial()).isFalse();
    assertThat(links.get(0).getOverLineRate()).isFalse();
    assertThat(links.get(0).getMissing()).doesNotContainKey("utilisation");
  }

  @Test
  void moreThanTheLineRate_ofSeveralHalvesTogether_isFlagged_andStaysVisible() {
    declare("l", new Link("h0", "p0", 900_000L, null, null), 0);
    send(on("l:tx", NODE.flow("c", 0, second(0), 1000)));
    send(on("l:tx", NODE.flow("d", 0, second(0), 1000)));
    send(NODE.heartbeat(second(0)));
    assertThat(links(SECOND).get(0).getOverLineRate()).isTrue();
    assertThat(pipes.read(TOPICS.leftOut().quarantine())).isEmpty();
  }

  @Test
  void moreThanTheLineRate_ofOneHalf_goesToQuarantine_andIsInNoSum() {
    declare("l", new Link("h0", "p0", 500_000L, null, null), 0);
    send(on("l:tx", NODE.flow("c", 0, second(0), 1000)));
    send(on("l:tx", NODE.flow("d", 0, second(0), 500)));
    send(NODE.heartbeat(second(0)));
    var results = pipes.readSettled(TOPICS.bandwidth());
    assertThat(results)
        .filteredOn(one -> one.getWindowNs() == SECOND)
        .extracting(Bandwidth::getEntity, Bandwidth::getWireBytes)
        .containsExactlyInAnyOrder(tuple("n1:eth0/d/0/0", 50_000L), tuple("l/tx", 50_000L));
    assertThat(pipes.read(TOPICS.leftOut().quarantine()))
        .extracting(Quarantine::getEntity, Quarantine::getReason, Quarantine::getSource)
        .containsExactly(tuple("l/tx", QuarantineReason.OVER_LINE_RATE, "n1:eth0/c/0/0"));
  }

  @Test
  void withoutACapacity_theReasonStandsInItsPlace() {
    send(on("l:tx", NODE.flow("c", 0, second(0), 1000)));
    send(NODE.heartbeat(second(0)));
    var link = links(SECOND).get(0);
    assertThat(link.getUtilisation()).isNull();
    assertThat(link.getMissing())
        .containsEntry("utilisation", "the inventory has no capacity for it");
    assertThat(link.getWireBytes()).isEqualTo(100_000);
  }

  @Test
  void aHalfWithoutALink_countsForTheLinksOfBothItsPorts() {
    declare("ph", new Port("h0", HOST_MAC, null, "up", null, null), 0);
    declare("pp", new Port("p0", POOL_MAC, null, "down", null, null), 0);
    declare("up", new Link("h0", "switch", 1_000_000L, null, null), 0);
    declare("down", new Link("p0", "switch", 1_000_000L, null, null), 0);
    send(NODE.flow("c", 0, second(0), 1000));
    send(NODE.heartbeat(second(0)));
    assertThat(links(SECOND))
        .extracting(Bandwidth::getEntity)
        .containsExactlyInAnyOrder("up/tx", "down/rx");
  }

  @Test
  void mastersOfALink_shareItUnevenly() {
    send(on("l:rx", response("c", "02:00:00:00:00:0a", 90)));
    send(on("l:rx", response("d", "02:00:00:00:00:0b", 10)));
    send(NODE.heartbeat(seconds(0, 10)));
    var link = links(10 * SECOND).get(0);
    assertThat(link.getFairness().getMasters()).isEqualTo(2);
    assertThat(link.getFairness().getJain()).isCloseTo(0.6098, within(5e-5));
    assertThat(link.getFairness().getStarved()).isEqualTo("02:00:00:00:00:0b");
    assertThat(link.getMasters().get(0).getMaster()).isEqualTo("02:00:00:00:00:0a");
    assertThat(link.getTenants()).hasSize(1);
    assertThat(link.getTenants().get(0).getTenant()).isNull();
    assertThat(link.getTenants().get(0).getGoodputBytes()).isEqualTo(6400);
  }

  @Test
  void aLink_saysForWhichAllocation_andWhatIsNobodys() {
    declare("ph", new Port("h0", HOST_MAC, null, null, null, null), 0);
    declare("pp", new Port("p0", POOL_MAC, null, null, null, null), 0);
    declare("pool", new Pool("p0", 1L << 40, 0L, null, null, List.of()), 0);
    pipes.send(TOPICS.holdings(), "pool", held("A", 0x1000, null));
    send(on("l:rx", response("c", HOST_MAC, 90)));
    send(NODE.heartbeat(seconds(0, 10)));
    assertThat(links(10 * SECOND).get(0).getTenants())
        .extracting("tenant", "workload", "allocId", "goodputBytes")
        .containsExactly(tuple("llm-a", "train", "A", 5760L), tuple(null, null, null, 0L));
    pipes.send(TOPICS.holdings(), "pool", held("B", 0x2000, null));
    pipes.waitFor(Duration.ofSeconds(5));
    pipes.waitFor(Duration.ofSeconds(5));
    assertThat(links(10 * SECOND).get(0).getTenants())
        .as("two allocations of one workload, said later")
        .extracting("tenant", "workload", "allocId", "goodputBytes")
        .containsExactly(tuple("llm-a", "train", null, 5760L), tuple(null, null, null, 0L));
  }

  private static Holding held(String allocation, long base, Instant end) {
    return Holding.newBuilder()
        .setPoolId("pool")
        .setRevision(new Revision(1L, 1L))
        .setCaseName("")
        .setFabricId("fabric")
        .setLedgerEpoch(1)
        .setLedgerSeq(base)
        .setBase(base)
        .setLength(0x1000)
        .setTStart(T0.minusSeconds(60))
        .setTEnd(end)
        .setAllocId(allocation)
        .setTenant("llm-a")
        .setWorkload("train")
        .setInitiator("h0")
        .setTComputed(T0)
        .build();
  }

  @Test
  void halfOfAWindowWatched_isPartial() {
    send(on("l:tx", NODE.flow("c", 0, second(0), 1000)));
    send(NODE.heartbeat(second(0), SECOND / 2, 0));
    assertThat(links(SECOND).get(0).getPartial()).isTrue();
  }

  @Test
  void anImpossibleRecord_goesToQuarantine_andSpoilsNothing() {
    var wrong = NODE.flow("c", 0, second(0), 10);
    wrong.getBytes().setGoodput(-5L);
    send(on("l:tx", wrong));
    send(on("l:tx", NODE.flow("d", 0, second(0), 10)));
    send(NODE.heartbeat(second(0)));
    assertThat(links(SECOND)).extracting(Bandwidth::getFrames).containsExactly(10L);
    assertThat(pipes.read(TOPICS.leftOut().quarantine()))
        .extracting(Quarantine::getEntity, Quarantine::getReason, Quarantine::getDetail)
        .containsExactlyInAnyOrder(
            tuple("n1:eth0/c/0/0", QuarantineReason.IMPOSSIBLE, "a counter below zero"),
            tuple("l/tx", QuarantineReason.IMPOSSIBLE, "a counter below zero"));
  }

  @Test
  void recordsBehindTheState_askForTheirMinuteOnce() {
    send(NODE.flow("c", 0, second(0), 10));
    send(NODE.heartbeat(seconds(0, 60)));
    pipes.waitFor(Duration.ofMinutes(2));
    send(NODE.heartbeat(seconds(300, 301)));
    for (int i = 1; i < 5; i++) {
      send(NODE.flow("c", 0, second(i), 10));
    }
    var requests = pipes.read(TOPICS.leftOut().replay());
    assertThat(requests)
        .extracting("fold", "nodeId", "tStart", "tEnd")
        .containsExactlyInAnyOrder(
            tuple("half-windows", "n1", T0, T0.plusSeconds(60)),
            tuple("link-windows", "n1", T0, T0.plusSeconds(60)));
  }

  /** Data from the pool to a master. */
  private static Flow response(String connection, String master, long frames) {
    return Flow.newBuilder(NODE.flow(connection, 1, second(0), frames))
        .setMacSrc(POOL_MAC)
        .setMacDst(master)
        .setMessages(List.of(new MessageCount(4, 1, frames, frames * 9, frames * 64)))
        .build();
  }

  private static Flow on(String link, Flow flow) {
    return Flow.newBuilder(flow).setLinkId(link).build();
  }

  private void declare(String id, Object object, long second) {
    pipes.send(TOPICS.inventory(), id, NODE.inventory(id, object, second));
  }

  private void send(Flow flow) {
    pipes.send(TOPICS.flow(), flow.getConnId(), flow);
  }

  private void send(Health health) {
    pipes.send(TOPICS.health(), health.getEnvelope().getNodeId(), health);
  }

  private List<Bandwidth> links(long lengthNs) {
    return new ArrayList<>(pipes.readSettled(TOPICS.bandwidth()))
        .stream()
            .filter(one -> one.getEntityKind() == EntityKind.LINK)
            .filter(one -> one.getWindowNs() == lengthNs)
            .toList();
  }
}
