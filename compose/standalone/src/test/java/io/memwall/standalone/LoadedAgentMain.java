package io.memwall.standalone;

import io.memwall.collectors.agent.allocation.LedgerEntry;
import io.memwall.collectors.agent.flow.FlowRecord;
import io.memwall.collectors.agent.flow.Span;
import io.memwall.collectors.agent.flow.Tracking;
import io.memwall.collectors.agent.publish.DeliverySettings;
import io.memwall.collectors.agent.publish.Identity;
import io.memwall.collectors.agent.publish.KafkaTarget;
import io.memwall.collectors.agent.publish.Publisher;
import io.memwall.collectors.agent.publish.Report;
import io.memwall.collectors.agent.publish.SpooledOutlet;
import io.memwall.collectors.agent.spool.Fsync;
import io.memwall.collectors.agent.spool.SpoolSettings;
import io.memwall.schemas.Nanos;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * The publishing half of an agent under a steady load: some 2,000 flow records, ten ledger entries
 * and ten reports a second, until SIGTERM. Says once in a while how it does.
 *
 * <p>Arguments: Kafka, node, spool directory, its bytes.
 */
final class LoadedAgentMain {
  private static final int FLOWS = 20;
  private static final int TICK_MILLIS = 10;
  private static final int TICKS_PER_REPORT = 10;
  private static final UUID BOOT = new UUID(7, 7);

  private final Identity identity;
  private final Publisher publisher;
  private final Random random = new Random(1);
  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private long ledger;
  private long reported;

  private LoadedAgentMain(Identity identity, Publisher publisher) {
    this.identity = identity;
    this.publisher = publisher;
  }

  public static void main(String[] args) throws InterruptedException {
    long now = Nanos.of(Instant.now());
    var identity = new Identity(args[1], BOOT, now, "outage", "test", "");
    var spool =
        SpoolSettings.in(Path.of(args[2]))
            .withMaxBytes(Long.parseLong(args[3]))
            .withFsync(Fsync.NEVER);
    var settings =
        DeliverySettings.of(KafkaTarget.at(args[0]), spool).withPatience(Duration.ofSeconds(1));
    LoadedAgentMain agent;
    try (var outlet = SpooledOutlet.open(settings, identity, Clock.systemUTC())) {
      var publisher = new Publisher(identity, "test", outlet, Clock.systemUTC());
      agent = new LoadedAgentMain(identity, publisher);
      Runtime.getRuntime().addShutdownHook(new Thread(agent::shutDown));
      agent.run();
    }
    System.out.println("stopped");
    agent.stopped.countDown();
  }

  private void shutDown() {
    stop.countDown();
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() throws InterruptedException {
    reported = identity.epoch();
    report(Report.Kind.START);
    for (int tick = 1; !stop.await(TICK_MILLIS, TimeUnit.MILLISECONDS); tick++) {
      IntStream.range(0, FLOWS).forEach(each -> publisher.flow(flow(each)));
      if (tick % TICKS_PER_REPORT == 0) {
        publisher.ledger(entry());
        report(Report.Kind.HEARTBEAT);
        var status = publisher.status();
        System.out.printf(
            "connected=%s spool=%d lost=%d%n",
            status.connected(), status.waiting().spoolBytes(), status.lostEvents());
      }
    }
    report(Report.Kind.STOP);
  }

  private void report(Report.Kind kind) {
    long now = Math.max(reported, Nanos.of(Instant.now()));
    publisher.report(Report.instant(kind, now, Optional.empty()));
    reported = now;
  }

  private LedgerEntry entry() {
    return new LedgerEntry(
        new LedgerEntry.Position(identity.nodeId() + "-pool", identity.epoch(), ++ledger),
        Nanos.of(Instant.now()),
        LedgerEntry.Operation.ALLOC,
        Optional.of("a" + ledger),
        LedgerEntry.Owner.UNKNOWN,
        OptionalLong.of(64),
        List.of(new LedgerEntry.Extent(64 * ledger, 64)),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private FlowRecord flow(int half) {
    long end = Nanos.of(Instant.now());
    return new FlowRecord(
        new Span(end - 1_000_000, end),
        new FlowRecord.Half(
            identity.nodeId() + "/nic",
            "%032x".formatted(half),
            0,
            0,
            "02:00:00:00:00:01",
            "02:00:00:00:00:02",
            OptionalInt.empty(),
            OptionalInt.empty(),
            0,
            0xAAAA,
            Optional.empty(),
            FlowRecord.Place.UNKNOWN),
        new FlowRecord.Frames(10, 10, 0, 0, 0, 0, 0, 0, 0, 0, OptionalLong.empty()),
        new FlowRecord.Bytes(740, 940, 0, 20, 0, 0),
        List.of(new FlowRecord.MessageCount(1, 4, 10, 20, 0)),
        tracking(),
        new FlowRecord.Quality(Map.of(), OptionalLong.empty(), 0, 0),
        OptionalLong.empty(),
        new FlowRecord.Totals(10, 940, 0, 10));
  }

  private Tracking tracking() {
    List<Integer> index = IntStream.range(300, 380).boxed().toList();
    List<Long> count = index.stream().map(each -> (long) random.nextInt(1 << 20)).toList();
    var sketch = new Tracking.Distribution(index, count, 0, 1);
    return new Tracking(
        "unknown",
        false,
        List.of(),
        Optional.empty(),
        Map.of(),
        Map.of(),
        List.of(),
        new Tracking.Acks(10, 0, 0, 0, 0),
        Optional.of(sketch),
        Map.of("get", sketch),
        new Tracking.Matching(10, 0, Map.of(), 0, 0, Optional.of(1.0), "GOOD"),
        Optional.empty(),
        Optional.empty());
  }
}
