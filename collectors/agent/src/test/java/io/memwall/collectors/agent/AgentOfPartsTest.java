package io.memwall.collectors.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.memwall.collectors.agent.part.PartStatus;
import io.memwall.collectors.agent.part.TimedWork;
import io.memwall.collectors.agent.publish.KafkaTarget;
import io.memwall.collectors.agent.publish.RecordingOutlet;
import io.memwall.schemas.Nanos;
import io.memwall.schemas.Topics;
import io.memwall.schemas.events.Health;
import io.memwall.schemas.events.HealthKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class AgentOfPartsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00.250Z");

  @TempDir Path directory;

  private final RecordingOutlet outlet = new RecordingOutlet();
  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final AtomicInteger rounds = new AtomicInteger();
  private final AtomicInteger ends = new AtomicInteger();

  @Test
  void nodeWithoutCapture_beatsByTheClock_andClaimsNoTaps() {
    try (LiveAgent agent = agent(List.of(counting("host", 1)))) {
      agent.start();
      now.set(START.plusSeconds(12));
      await().until(() -> reports().size() == 2);
    }
    List<Health> reports = reports();
    assertThat(reports)
        .extracting(Health::getKind)
        .containsExactly(HealthKind.START, HealthKind.HEARTBEAT, HealthKind.STOP);
    Health beat = reports.get(1);
    assertThat(beat.getCaptureMode()).isEqualTo("none");
    assertThat(beat.getCoveredNs()).isZero();
    assertThat(beat.getDrops()).isNull();
    assertThat(beat.getWatermark()).isEqualTo(Instant.parse("2026-01-01T00:00:10Z"));
    assertThat(beat.getRssBytes()).isPositive();
    assertThat(rounds).hasPositiveValue();
    assertThat(ends).hasValue(1);
  }

  @Test
  void watermark_waitsForThePartThatIsAtWork() {
    var release = new CountDownLatch(1);
    PartPlan slow = timed("slow", 1, () -> waitFor(release));
    try (LiveAgent agent = agent(List.of(slow))) {
      agent.start();
      await().until(() -> agent.figures().parts().get("slow") != null);
      await().until(() -> rounds.get() == 1);
      now.set(START.plusSeconds(12));
      await().until(() -> reports().size() == 2);
      assertThat(Nanos.of(reports().get(1).getWatermark())).isLessThanOrEqualTo(Nanos.of(START));
      release.countDown();
    }
  }

  @Test
  void reload_keepsWhatStayed_andExchangesTheRest() {
    try (LiveAgent agent = agent(List.of(counting("host", 1), counting("links", 1)))) {
      agent.start();
      agent.reload(plan(List.of(counting("host", 1), counting("links", 2))));
      assertThat(ends).hasValue(1);
      agent.reload(plan(List.of(counting("host", 1))));
      assertThat(ends).hasValue(2);
      assertThat(agent.figures().parts()).containsOnlyKeys("host");
      assertThat(agent.figures().reloads()).containsEntry("done", 2L);
    }
    assertThat(ends).hasValue(3);
  }

  @Test
  void partThatFails_isImpaired_andTheOthersGoOn() {
    PartPlan broken =
        timed(
            "broken",
            1,
            () -> {
              throw new IllegalStateException("no such file");
            });
    try (LiveAgent agent = agent(List.of(broken, counting("host", 1)))) {
      agent.start();
      await()
          .until(() -> agent.figures().parts().get("broken").state() == PartStatus.State.IMPAIRED);
      assertThat(agent.figures().parts().get("broken").reason()).contains("no such file");
      assertThat(agent.figures().parts().get("host").state()).isEqualTo(PartStatus.State.RUNNING);
    }
  }

  private LiveAgent agent(List<PartPlan> parts) {
    var settings = LiveSettings.of("n1", directory, KafkaTarget.at("127.0.0.1:9"));
    return new LiveAgent(settings, plan(parts), now::get, outlet);
  }

  private static AgentPlan plan(List<PartPlan> parts) {
    return new AgentPlan(Optional.empty(), parts, Optional.empty());
  }

  private PartPlan counting(String name, int settings) {
    return timed(name, settings, () -> {});
  }

  private PartPlan timed(String name, int settings, Runnable work) {
    return new PartPlan(
        name,
        settings,
        context ->
            context
                .timer()
                .part(
                    name,
                    new TimedWork(
                        Duration.ofSeconds(1),
                        at -> {
                          rounds.incrementAndGet();
                          work.run();
                        },
                        ends::incrementAndGet)));
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Health> reports() {
    return Events.of(
        Health.class,
        outlet.sent(Topics.HEALTH.name()).stream().filter(s -> s.partition() == 0).toList());
  }
}
