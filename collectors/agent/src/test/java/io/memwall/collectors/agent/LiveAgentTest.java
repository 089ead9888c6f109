package io.memwall.collectors.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.memwall.collectors.agent.allocation.InventoryVersion;
import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.agent.capture.LiveFrames;
import io.memwall.collectors.agent.publish.KafkaTarget;
import io.memwall.collectors.agent.publish.RecordingOutlet;
import io.memwall.schemas.Nanos;
import io.memwall.schemas.Topics;
import io.memwall.schemas.events.Flow;
import io.memwall.schemas.events.Health;
import io.memwall.schemas.events.HealthKind;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class LiveAgentTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00.250Z");
  private static final long T = Nanos.of(START);

  @TempDir Path directory;

  private final RecordingOutlet outlet = new RecordingOutlet();
  private final LiveFrames source = new LiveFrames(List.of("nic0"), 1 << 16);
  private final AtomicReference<Instant> now = new AtomicReference<>(START);

  @Test
  void frames_endTheirIntervals_withAHeartbeatBehindEach() throws InterruptedException {
    try (LiveAgent agent = agent()) {
      agent.start();
      await().until(() -> agent.status().watching());
      put(T, Frames.get(0, 1));
      put(T + SECOND, Frames.get(1, 1));
      now.set(START.plusSeconds(1).plusMillis(300));
      source.end();
      agent.awaitEnd();
    }

    assertThat(flows()).extracting(Flow::getTapId).containsOnly("n1/nic0");
    assertThat(flows()).extracting(f -> f.getFrames().getTotal()).containsExactly(1L, 1L);
    List<Health> reports = reports();
    assertThat(reports)
        .extracting(Health::getKind)
        .containsExactly(
            HealthKind.START, HealthKind.HEARTBEAT, HealthKind.HEARTBEAT, HealthKind.STOP);
    // Watched from 250 ms on, and in the end up to 550 ms.
    assertThat(reports)
        .extracting(Health::getCoveredNs)
        .containsExactly(0L, 750_000_000L, 550_000_000L, 0L);
    assertThat(reports.get(1).getEnvelope().getTStart())
        .isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(reports).extracting(Health::getWatermark).isSorted();
    assertThat(reports.get(3).getIsFinal()).isTrue();
    assertThat(Events.lastNumbers(outlet)).containsEntry(256, 1L).containsEntry(2560, 3L);
  }

  @Test
  void quietSource_isEndedByTheClock() {
    try (LiveAgent agent = agent()) {
      agent.start();
      await().until(() -> agent.status().watching());
      put(T, Frames.get(0, 1));
      now.set(START.plusSeconds(5));

      await().atMost(Duration.ofSeconds(20)).until(() -> reports().size() >= 5);

      assertThat(flows()).extracting(f -> f.getFrames().getTotal()).containsExactly(1L, 0L);
      assertThat(flows().get(1).getIdleFrom()).isEqualTo(START);
    }
  }

  @Test
  void inventory_labelsFlowRecords() throws InterruptedException {
    try (LiveAgent agent = agent()) {
      port(agent, "h0.nic", "h0", Frames.HOST_MAC);
      port(agent, "p0.nic", "p0", Frames.POOL_MAC);
      inventory(agent, "h0-p0", new InventoryVersion.Link("h0", "p0", OptionalLong.empty()));
      put(T, Frames.get(0, 1));
      source.end();
      agent.start();
      agent.awaitEnd();
    }

    Flow flow = flows().get(0);
    assertThat(flow.getSrcNode()).isEqualTo("h0");
    assertThat(flow.getDstNode()).isEqualTo("p0");
    assertThat(flow.getLinkId()).isEqualTo("h0-p0:tx");
    assertThat(outlet.sent(Topics.INVENTORY.name())).hasSize(3);
  }

  @Test
  void restart_beginsAGreaterEpoch_evenWithinOneTickOfTheClock() {
    long first;
    try (LiveAgent agent = agent()) {
      first = agent.status().identity().epoch();
    }
    try (LiveAgent agent = agent()) {
      assertThat(agent.status().identity().epoch()).isGreaterThan(first);
    }
  }

  @Test
  void source_thatFails_isReportedAndClosesCleanly() {
    var broken = new BrokenSource();
    try (LiveAgent agent = new LiveAgent(settings(), broken, now::get, outlet)) {
      agent.start();
      await().until(() -> agent.status().failure().isPresent());

      assertThat(agent.status().failure()).contains("the card is gone");
      assertThat(agent.status().watching()).isFalse();
    }
    assertThat(broken.closed).isTrue();
  }

  private LiveAgent agent() {
    return new LiveAgent(settings(), source, now::get, outlet);
  }

  private LiveSettings settings() {
    return LiveSettings.of("n1", directory, KafkaTarget.at("127.0.0.1:9"));
  }

  private void put(long epochNanos, byte[] frame) {
    try {
      source.put(epochNanos, 0, Frame.Direction.OUTBOUND, ByteBuffer.wrap(frame));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void port(LiveAgent agent, String id, String node, String mac) {
    inventory(
        agent,
        id,
        new InventoryVersion.Port(node, mac, OptionalLong.empty(), Optional.of("h0-p0")));
  }

  private static void inventory(LiveAgent agent, String id, InventoryVersion.FabricObject object) {
    agent.intake().inventory(new InventoryVersion(id, 1, 1, T, Optional.of(object)));
  }

  private List<Flow> flows() {
    return Events.of(Flow.class, outlet.sent(Topics.FLOW.name()));
  }

  private List<Health> reports() {
    return Events.of(
        Health.class,
        outlet.sent(Topics.HEALTH.name()).stream().filter(s -> s.partition() == 0).toList());
  }
}
