package io.memwall.collectors.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memwall.collectors.agent.allocation.InventoryVersion;
import io.memwall.collectors.agent.allocation.LedgerEntry;
import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.agent.capture.LiveFrames;
import io.memwall.collectors.agent.capture.Progress;
import io.memwall.collectors.agent.flow.IntervalLength;
import io.memwall.collectors.agent.publish.KafkaTarget;
import io.memwall.collectors.agent.publish.PublishException;
import io.memwall.collectors.simulator.Recording;
import io.memwall.collectors.simulator.Scenario;
import io.memwall.collectors.simulator.SimulationOptions;
import io.memwall.collectors.simulator.fabric.Profile;
import io.memwall.engines.SharedEngines;
import io.memwall.schemas.Nanos;
import io.memwall.schemas.TopicSetup;
import io.memwall.schemas.Topics;
import io.memwall.schemas.events.Connection;
import io.memwall.schemas.events.ConnectionKind;
import io.memwall.schemas.events.Flow;
import io.memwall.schemas.events.Health;
import io.memwall.schemas.events.HealthKind;
import io.memwall.schemas.events.Hot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Import and live agent against a real broker. */
final class PublishIT {
  private static final int PARTITIONS = 4;
  private static final int FLOW = 256;
  private static final int HOT = 2 * 256;
  private static final int CONNECTION = 3 * 256;
  private static final int ALLOCATION = 6 * 256;
  private static final int INVENTORY = 9 * 256;
  private static final int HEALTH = 10 * 256;

  @TempDir Path directory;

  @BeforeAll
  static void createTopics() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", SharedEngines.kafka()))) {
      new TopicSetup(admin, PARTITIONS, 1).ensure();
    }
  }

  @Test
  void import_ofASimulatedCapture_isInTheLogWithoutAHole() throws IOException {
    String name = SharedEngines.freshName("case");
    Path file = directory.resolve("steady.pcapng");
    var written = Recording.write(SimulationOptions.of(Scenario.STEADY), file, Optional.empty());
    var request =
        ImportRequest.of(file, kafka())
            .withCaseName(name)
            .withInterval(IntervalLength.of(Duration.ofMillis(100)));

    CaptureSummary summary = new CaptureImport().run(request, Progress.NONE, Progress.NONE);

    var published = PublishedEvents.of(SharedEngines.kafka(), "file:" + name);
    assertThat(summary.counts().frames()).isEqualTo(written.frames());
    assertThat(summary.counts().tloeFrames()).isEqualTo(written.frames());
    assertThat(frames(published)).isEqualTo(written.frames());
    assertNoHoles(published, summary.lastNumbers());
    assertThat(published.of(Topics.FLOW.name()))
        .allSatisfy(
            event ->
                assertThat(event.key())
                    .isEqualTo(Events.decoded(Flow.class, event.record().value()).getConnId()));
    assertHealthInEveryPartition(published, summary.lastNumbers());
  }

  @Test
  void eventsOfTheFabric_areInTheLog_eachUnderItsKey() throws IOException {
    String name = SharedEngines.freshName("case");
    Path file = directory.resolve("quirks.pcapng");
    var options = SimulationOptions.of(Scenario.QUIRKS_LOSSY).withProfile(Profile.ETRI11);
    Recording.write(options, file, Optional.empty());

    CaptureSummary summary =
        new CaptureImport()
            .run(ImportRequest.of(file, kafka()).withCaseName(name), Progress.NONE, Progress.NONE);

    var published = PublishedEvents.of(SharedEngines.kafka(), "file:" + name);
    assertNoHoles(published, summary.lastNumbers());
    assertThat(summary.lastNumbers()).containsKeys(FLOW, HOT, CONNECTION, HEALTH);
    assertThat(published.of(Topics.HOT.name()))
        .isNotEmpty()
        .allSatisfy(
            event ->
                assertThat(event.key())
                    .isEqualTo(Events.decoded(Hot.class, event.record().value()).getPoolMac()));
    assertThat(published.of(Topics.CONNECTION.name()))
        .isNotEmpty()
        .allSatisfy(
            event ->
                assertThat(event.key())
                    .isEqualTo(
                        Events.decoded(Connection.class, event.record().value()).getConnId()));
    assertThat(
            published.of(Topics.CONNECTION.name()).stream()
                .map(event -> Events.decoded(Connection.class, event.record().value()))
                .map(Connection::getKind))
        .contains(ConnectionKind.FIRST_SEEN, ConnectionKind.ESTABLISHED, ConnectionKind.VIOLATION);
  }

  @Test
  void import_again_addsNoNewIdentity() throws IOException {
    String name = SharedEngines.freshName("case");
    Path file = directory.resolve("pingpong.pcapng");
    Recording.write(SimulationOptions.of(Scenario.PINGPONG), file, Optional.empty());
    var request = ImportRequest.of(file, kafka()).withCaseName(name);

    new CaptureImport().run(request, Progress.NONE, Progress.NONE);
    var once = PublishedEvents.of(SharedEngines.kafka(), "file:" + name);
    CaptureSummary again = new CaptureImport().run(request, Progress.NONE, Progress.NONE);
    var twice = PublishedEvents.of(SharedEngines.kafka(), "file:" + name);

    assertThat(twice.events()).hasSize(2 * once.events().size());
    assertNoHoles(twice, again.lastNumbers());
    assertThat(twice.numbers(FLOW)).isEqualTo(once.numbers(FLOW));
  }

  @Test
  void liveAgent_publishesAllItHearsAndSaysGoodbye() throws InterruptedException {
    String node = SharedEngines.freshName("node");
    var source = new LiveFrames(List.of("nic0"), 1 << 16);
    var agent = new LiveAgent(LiveSettings.of(node, directory, kafka()), source);
    try (agent) {
      agent.intake().inventory(host());
      agent.start();
      agent.intake().ledger(entry(1));
      agent.intake().ledger(entry(2));
      long now = Nanos.of(Instant.now());
      for (int i = 0; i < 5_000; i++) {
        source.put(now + i, 0, Frame.Direction.OUTBOUND, ByteBuffer.wrap(Frames.get(i, i)));
      }
      source.end();
      agent.awaitEnd();
    }
    // The goodbye has the last number.
    LiveStatus status = agent.status();

    var published = PublishedEvents.of(SharedEngines.kafka(), node);
    assertThat(status.eventsLost()).isZero();
    assertThat(frames(published)).isEqualTo(5_000);
    assertNoHoles(published, status.lastNumbers());
    assertThat(status.lastNumbers()).containsKeys(FLOW, ALLOCATION, INVENTORY, HEALTH);
    assertHealthInEveryPartition(published, status.lastNumbers());
    assertThat(published.of(Topics.ALLOCATION.name()))
        .extracting(PublishedEvents.Event::key)
        .containsExactly("pool0", "pool0");
  }

  @Test
  void kafka_thatDoesNotAnswer_isNamedInOneLine() throws IOException {
    Path file = directory.resolve("steady.pcapng");
    Recording.write(SimulationOptions.of(Scenario.STEADY).withRequests(2), file, Optional.empty());
    var nowhere = new KafkaTarget("127.0.0.1:9", Map.of("reconnect.backoff.max.ms", "1000"));

    assertThatThrownBy(
            () ->
                new CaptureImport()
                    .run(ImportRequest.of(file, nowhere), Progress.NONE, Progress.NONE))
        .isInstanceOf(PublishException.class)
        .hasMessage("Kafka at 127.0.0.1:9 does not answer; is it running there?");
  }

  private static KafkaTarget kafka() {
    return KafkaTarget.at(SharedEngines.kafka());
  }

  private static long frames(PublishedEvents published) {
    return published.of(Topics.FLOW.name()).stream()
        .mapToLong(e -> Events.decoded(Flow.class, e.record().value()).getFrames().getTotal())
        .sum();
  }

  private static void assertNoHoles(PublishedEvents published, Map<Integer, Long> last) {
    last.forEach(
        (stream, number) ->
            assertThat(published.numbers(stream))
                .as("numbers of stream %d", stream)
                .containsExactlyElementsOf(LongStream.rangeClosed(0, number).boxed().toList()));
  }

  private static void assertHealthInEveryPartition(
      PublishedEvents published, Map<Integer, Long> last) {
    var perPartition =
        published.of(Topics.HEALTH.name()).stream()
            .collect(Collectors.groupingBy(event -> event.record().partition()));
    assertThat(perPartition).hasSize(PARTITIONS);
    for (var events : perPartition.values()) {
      assertThat(events).hasSize((int) (last.get(HEALTH) + 1));
      var goodbye = Events.decoded(Health.class, events.get(events.size() - 1).record().value());
      assertThat(goodbye.getKind()).isEqualTo(HealthKind.STOP);
      assertThat(
              goodbye.getLastSeq().stream()
                  .collect(Collectors.toMap(s -> s.getStream(), s -> s.getLastSeq())))
          .isEqualTo(last);
    }
  }

  private static InventoryVersion host() {
    var node = new InventoryVersion.Node(InventoryVersion.NodeKind.HOST, OptionalInt.empty());
    return new InventoryVersion("h0", 1, 1, 0, Optional.of(node));
  }

  private static LedgerEntry entry(long seq) {
    return new LedgerEntry(
        new LedgerEntry.Position("pool0", 1, seq),
        seq,
        LedgerEntry.Operation.ALLOC,
        Optional.of("a" + seq),
        LedgerEntry.Owner.UNKNOWN,
        OptionalLong.of(64),
        List.of(new LedgerEntry.Extent(64 * seq, 64)),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }
}
