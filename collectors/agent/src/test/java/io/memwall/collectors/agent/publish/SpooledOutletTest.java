package io.memwall.collectors.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.memwall.collectors.agent.spool.Blind;
import io.memwall.collectors.agent.spool.Declarations;
import io.memwall.collectors.agent.spool.Destination;
import io.memwall.collectors.agent.spool.Entry;
import io.memwall.collectors.agent.spool.EventNumber;
import io.memwall.collectors.agent.spool.Fsync;
import io.memwall.collectors.agent.spool.Loss;
import io.memwall.collectors.agent.spool.LossClass;
import io.memwall.collectors.agent.spool.SpoolSettings;
import io.memwall.schemas.EventType;
import io.memwall.schemas.Nanos;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class SpooledOutletTest {
  private static final int FLOW = EventType.FLOW.stream(0);
  private static final int HOT = EventType.HOT.stream(0);
  private static final int LEDGER = EventType.ALLOCATION.stream(0);
  private static final int HEALTH = EventType.HEALTH.stream(0);

  @TempDir Path directory;

  private final FakeKafka kafka = new FakeKafka();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
  private Identity identity = identity(1);
  private long[] next = new long[4096];

  @Test
  void events_passThrough_whileKafkaTakesThem() {
    try (SpooledOutlet outlet = open(settings())) {
      send(outlet, FLOW, 1_000);
      outlet.flush();
      await().until(() -> kafka.firsts(FLOW).size() == 1_000);
      assertThat(outlet.lost()).isEmpty();
      await().until(() -> outlet.waiting().spoolBytes() == 0);
      await().until(() -> outlet.pressure() == Pressure.NONE);
    }
    assertThat(kafka.firsts(FLOW)).isEqualTo(numbers(1_000));
  }

  @Test
  void events_waitOnDisk_andArriveInOrder_whenKafkaWasAway() {
    try (SpooledOutlet outlet = open(settings())) {
      send(outlet, FLOW, 100);
      await().until(() -> kafka.firsts(FLOW).size() == 100);
      kafka.is(FakeKafka.Mood.AWAY);
      send(outlet, FLOW, 2_000);
      send(outlet, LEDGER, 50);
      outlet.flush();
      assertThat(outlet.connected()).isFalse();
      assertThat(outlet.waiting().spoolBytes()).isPositive();
      assertThat(outlet.pressure()).isEqualTo(Pressure.COARSE);
      kafka.is(FakeKafka.Mood.TAKES);
      await().until(() -> kafka.firsts(FLOW).size() == 2_100);
      send(outlet, FLOW, 100);
      await().until(() -> kafka.firsts(FLOW).size() == 2_200);
      await().until(() -> outlet.waiting().spoolBytes() == 0);
    }
    assertThat(kafka.firsts(FLOW)).isEqualTo(numbers(2_200));
    assertThat(kafka.firsts(LEDGER)).isEqualTo(numbers(50));
  }

  @Test
  void kafkaThatAcknowledgesNothing_isGivenUp_andConnectedAgain() {
    kafka.is(FakeKafka.Mood.DEAF);
    try (SpooledOutlet outlet = open(settings().withPatience(Duration.ofMillis(200)))) {
      await().until(outlet::connected);
      send(outlet, FLOW, 10);
      outlet.flush();
      assertThat(outlet.waiting().spoolBytes()).isPositive();
      await().until(() -> kafka.connections() > 1);
      kafka.is(FakeKafka.Mood.TAKES);
      await().until(() -> kafka.firsts(FLOW).size() == 10);
    }
  }

  @Test
  void nextLife_deliversWhatTheLastCouldNot_beforeItsOwn() {
    kafka.is(FakeKafka.Mood.AWAY);
    try (SpooledOutlet outlet = open(settings())) {
      send(outlet, FLOW, 500);
    }
    identity = identity(2);
    next = new long[4096];
    kafka.is(FakeKafka.Mood.TAKES);
    try (SpooledOutlet outlet = open(settings())) {
      assertThat(outlet.declarations()).isEqualTo(Declarations.NONE);
      send(outlet, FLOW, 10);
      await().until(() -> kafka.taken().size() == 510);
      assertThat(kafka.taken()).extracting(e -> e.number().epoch().number()).isSorted();
      await().until(() -> outlet.waiting().spoolBytes() == 0);
    }
  }

  @Test
  void lifeThatEndedWithoutGoodbye_isDeclaredBlind_untilKafkaKnows() {
    kafka.is(FakeKafka.Mood.AWAY);
    SpooledOutlet killed = open(settings());
    send(killed, FLOW, 500);
    killed.flush();
    Path copy = Copied.of(directory, "killed");
    killed.close();

    identity = identity(2);
    next = new long[4096];
    now.set(now.get().plusSeconds(7));
    try (SpooledOutlet outlet = open(settingsIn(copy))) {
      List<Blind> blinds = outlet.declarations().blinds();
      assertThat(blinds).hasSize(1);
      assertThat(blinds.get(0).epoch()).isEqualTo(identity(1).epochId());
      assertThat(blinds.get(0).to() - blinds.get(0).from()).isGreaterThanOrEqualTo(7_000_000_000L);
      report(outlet);
      assertThat(outlet.declarations().blinds()).hasSize(1);
      kafka.is(FakeKafka.Mood.TAKES);
      await().until(() -> outlet.declarations().blinds().isEmpty());
    }
    assertThat(kafka.firsts(FLOW)).isEqualTo(numbers(500));
  }

  @Test
  void spoolThatIsTooSmall_shedsTheLowestClassFirst_andDeclaresIt() {
    kafka.is(FakeKafka.Mood.AWAY);
    var spool = SpoolSettings.in(directory).withMaxBytes(256 * 1024).withFsync(Fsync.NEVER);
    var small = settings(spool);
    try (SpooledOutlet outlet = open(small)) {
      for (int i = 0; i < 60; i++) {
        send(outlet, HOT, 4);
        send(outlet, FLOW, 4);
        send(outlet, LEDGER, 1);
        outlet.flush();
      }
      assertThat(outlet.waiting().spoolBytes()).isLessThanOrEqualTo(256 * 1024 + 64 * 1024);
      assertThat(outlet.lost())
          .containsKey(new PublishStatus.Cause(LossClass.HOT, "spool_full"))
          .doesNotContainKey(new PublishStatus.Cause(LossClass.LEDGER, "spool_full"));
      report(outlet);
      kafka.is(FakeKafka.Mood.TAKES);
      await().until(() -> kafka.firsts(HEALTH).size() == 1);
      assertBalance(outlet, HOT, 240);
      assertBalance(outlet, FLOW, 240);
      assertThat(kafka.firsts(LEDGER)).isEqualTo(numbers(60));
    }
  }

  private void assertBalance(SpooledOutlet outlet, int stream, long sent) {
    long lost =
        outlet.lost().entrySet().stream()
            .filter(e -> e.getKey().lossClass() == LossClass.ofStream(stream))
            .mapToLong(e -> e.getValue())
            .sum();
    await().until(() -> kafka.firsts(stream).size() + lost == sent);
  }

  @Test
  void queueThatIsFull_refusesAndDeclares_andDurableSaysSo() {
    kafka.is(FakeKafka.Mood.AWAY);
    var tiny = settings().withMemory(64 * 1024, 64 * 1024);
    try (SpooledOutlet outlet = open(tiny)) {
      long before = outlet.position();
      send(outlet, LEDGER, 2_000);
      assertThat(outlet.lost())
          .containsKey(new PublishStatus.Cause(LossClass.LEDGER, "queue_full"));
      var future = outlet.durable(before);
      assertThatThrownBy(() -> future.orTimeout(30, TimeUnit.SECONDS).join())
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(PublishException.class)
          .hasMessageContaining("given up");
      long behind = outlet.position();
      send(outlet, LEDGER, 1);
      outlet.durable(behind).orTimeout(30, TimeUnit.SECONDS).join();
      List<Loss> losses = outlet.declarations().losses();
      assertThat(losses).isNotEmpty();
      assertThat(losses).allSatisfy(loss -> assertThat(loss.reason()).isEqualTo("queue_full"));
    }
  }

  @Test
  void directory_hasOneUserAtATime() {
    try (SpooledOutlet outlet = open(settings())) {
      assertThat(outlet.pressure()).isNotNull();
      assertThatThrownBy(() -> open(settings()))
          .isInstanceOf(PublishException.class)
          .hasMessageContaining("another agent uses it");
    }
  }

  private SpooledOutlet open(DeliverySettings settings) {
    return SpooledOutlet.open(settings, identity, now::get, kafka::connect);
  }

  private DeliverySettings settings() {
    return settingsIn(directory);
  }

  private static DeliverySettings settingsIn(Path directory) {
    return settings(SpoolSettings.in(directory).withFsync(Fsync.NEVER));
  }

  private static DeliverySettings settings(SpoolSettings spool) {
    return DeliverySettings.of(KafkaTarget.at("nowhere:1"), spool);
  }

  private static Identity identity(long epoch) {
    return new Identity("n1", new UUID(1, 2), epoch, "f", "s", "");
  }

  private void send(SpooledOutlet outlet, int stream, int count) {
    for (int i = 0; i < count; i++) {
      var number = new EventNumber(identity.epochId(), stream, next[stream]++);
      // Bytes that do not compress.
      byte[] value = new byte[1_500];
      new Random(number.seq() * 31 + stream).nextBytes(value);
      var to = new Destination("t" + stream, Destination.BY_KEY, "k" + i % 7);
      outlet.send(new Entry(number, to, value, Nanos.of(now.get())));
    }
  }

  private void report(SpooledOutlet outlet) {
    assertThat(outlet.declarations()).isNotNull();
    var number = new EventNumber(identity.epochId(), HEALTH, next[HEALTH]++);
    var to = new Destination("health", Destination.EVERY_PARTITION, "n1");
    outlet.send(new Entry(number, to, new byte[10], Nanos.of(now.get())));
  }

  private static List<Long> numbers(long count) {
    return LongStream.range(0, count).boxed().toList();
  }
}
