package io.memwall.bench.streams;

import io.memwall.collectors.agent.flow.FlowRecord;
import io.memwall.collectors.agent.flow.Span;
import io.memwall.collectors.agent.publish.Identity;
import io.memwall.collectors.agent.publish.KafkaOutlet;
import io.memwall.collectors.agent.publish.KafkaTarget;
import io.memwall.collectors.agent.publish.Publisher;
import io.memwall.collectors.agent.publish.Report;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One node that reports on all halves of a site: each host with eight pools, both directions, over
 * one cable per host which the collector names.
 */
public final class Site implements AutoCloseable {
  private static final long SECOND_NS = 1_000_000_000L;
  private static final long MILLIS_PER_SECOND = 1_000;

  /** A report comes behind the records of its second, in the log's time too. */
  private static final long REPORT_AFTER_MS = 20;

  private static final int HALVES_PER_HOST = 16;

  private final List<FlowRecord> load;
  private final KafkaOutlet outlet;
  private final Publisher publisher;
  private Sums sent = Sums.NONE;

  /**
   * Connects.
   *
   * @param load records to send again and again, those of requests at even positions
   */
  public Site(String kafka, long startSecond, List<FlowRecord> load) {
    this.load = List.copyOf(load);
    LogTimes.set(startSecond * MILLIS_PER_SECOND);
    outlet =
        KafkaOutlet.open(
            new KafkaTarget(kafka, Map.of("interceptor.classes", LogTimes.class.getName())));
    var identity =
        new Identity("bench", Identity.NO_BOOT, startSecond * SECOND_NS, "bench", "bench", "");
    publisher = new Publisher(identity, "bench", outlet, Clock.systemUTC());
  }

  /** Sends a second of so many halves, and that it is over. */
  public void second(long second, int halves) {
    var interval = new Span(second * SECOND_NS, (second + 1) * SECOND_NS);
    LogTimes.set((second + 1) * MILLIS_PER_SECOND);
    for (int half = 0; half < halves; half++) {
      var record = record(half, interval);
      publisher.flow(record);
      sent = sent.plus(Sums.of(record));
    }
    // As in real time, where a second lies between one report and the next records.
    publisher.flush();
    LogTimes.set((second + 1) * MILLIS_PER_SECOND + REPORT_AFTER_MS);
    report(interval, interval.end(), halves);
  }

  /** Says that nothing more comes for two minutes, which ends every window. */
  public void end(long second) {
    var interval = new Span(second * SECOND_NS, (second + 1) * SECOND_NS);
    LogTimes.set((second + 1) * MILLIS_PER_SECOND);
    report(interval, (second + 120) * SECOND_NS, 0);
  }

  /** What was sent so far. */
  public Sums sent() {
    return sent;
  }

  private void report(Span interval, long watermarkNs, int frames) {
    publisher.report(
        new Report(
            Report.Kind.HEARTBEAT,
            interval,
            watermarkNs,
            SECOND_NS,
            frames,
            OptionalLong.of(0),
            Map.of(),
            Map.of(),
            Report.Capture.FULL,
            Report.Expense.UNKNOWN,
            Optional.empty()));
  }

  private FlowRecord record(int half, Span interval) {
    FlowRecord like = load.get(half % load.size());
    return new FlowRecord(
        interval,
        half(like.half(), half),
        like.frames(),
        like.bytes(),
        like.messages(),
        like.tracking(),
        like.quality(),
        like.idleFrom(),
        like.totals());
  }

  private static FlowRecord.Half half(FlowRecord.Half like, int number) {
    int pair = number / 2;
    boolean asks = number % 2 == 0;
    String host = "h" + number / HALVES_PER_HOST;
    String pool = "p" + pair % (HALVES_PER_HOST / 2);
    return new FlowRecord.Half(
        like.tapId(),
        String.format(Locale.ROOT, "%032x", pair * 7919L),
        0,
        asks ? 0 : 1,
        asks ? like.macSource() : like.macDestination(),
        asks ? like.macDestination() : like.macSource(),
        like.vlanOuter(),
        like.vlanInner(),
        like.vc(),
        like.ethertype(),
        like.position(),
        new FlowRecord.Place(
            Optional.of(asks ? host : pool),
            Optional.of(asks ? pool : host),
            Optional.of(host + "-p0" + (asks ? ":tx" : ":rx"))));
  }

  /** Sends what is still here; what the broker did not take is an error. */
  public void flush() {
    publisher.flush();
  }

  @Override
  public void close() {
    publisher.flush();
    outlet.close();
  }
}
