package io.memwall.collectors.agent;

import io.memwall.collectors.agent.flow.IntervalEnd;
import io.memwall.collectors.agent.flow.Span;
import io.memwall.collectors.agent.part.Part;
import io.memwall.collectors.agent.publish.Publisher;
import io.memwall.collectors.agent.publish.Report;
import io.memwall.schemas.Nanos;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Reports for the agent as a whole: one heartbeat per interval, behind everything its parts
 * observed in it. With a capture its intervals set the beat; without one the clock does, and the
 * report claims no taps: a node that watches no link says nothing about how links were watched.
 */
final class Heart {
  private static final long LONGEST_PAUSE = 500_000_000;

  /** From report to report while nothing is captured. */
  private static final long RESTING_NANOS = 10_000_000_000L;

  private final Publisher publisher;
  private final InstantSource clock;
  private final Supplier<Collection<Part>> parts;
  private final Supplier<Report.Expense> expense;
  private volatile Thread thread;
  private volatile Capture capture;
  private volatile long beatenAt = System.nanoTime();
  private long reportedUntil;
  private long watermark;

  /**
   * @param parts all that run now
   */
  Heart(
      Publisher publisher,
      InstantSource clock,
      Supplier<Collection<Part>> parts,
      Supplier<Report.Expense> expense) {
    this.publisher = publisher;
    this.clock = clock;
    this.parts = parts;
    this.expense = expense;
  }

  /** Says that the agent begins. */
  synchronized void begin() {
    long start = now();
    watermark = start;
    reportedUntil = start;
    publisher.report(Report.instant(Report.Kind.START, start, Optional.empty()));
  }

  /** The capture whose intervals set the beat from now on. */
  void follow(Optional<Capture> next) {
    capture = next.orElse(null);
  }

  /** One round of the agent's thread: has intervals told, beats where nothing else does, rests. */
  void round() {
    thread = Thread.currentThread();
    Capture told = capture;
    if (told != null) {
      told.tell();
    }
    if (told == null || !told.watching()) {
      beatByClock(now());
    }
    beatenAt = System.nanoTime();
    LockSupport.parkNanos(LONGEST_PAUSE);
  }

  /** There is something to tell. Any thread. */
  void wake() {
    LockSupport.unpark(thread);
  }

  /** Nanoseconds since the agent's thread was last seen at work. */
  long silentNanos() {
    return System.nanoTime() - beatenAt;
  }

  /**
   * How an interval was seen.
   *
   * @param drops frames lost in it; empty when the sources cannot tell
   */
  record Seen(long watchedNanos, OptionalLong drops, Report.Capture how) {}

  /** Behind an interval of the capture. */
  synchronized void beat(IntervalEnd end, Seen seen) {
    Span interval = end.interval();
    beat(
        interval,
        new Report(
            Report.Kind.HEARTBEAT,
            interval,
            watermark(interval.end()),
            seen.watchedNanos(),
            end.frames(),
            seen.drops(),
            end.rejects(),
            end.withheld(),
            seen.how(),
            expense.get(),
            Optional.empty()));
  }

  private synchronized void beatByClock(long now) {
    long end = Math.floorDiv(now, RESTING_NANOS) * RESTING_NANOS;
    if (end > reportedUntil) {
      Capture blind = capture;
      Report.Capture how =
          blind == null
              ? Report.Capture.NONE
              : new Report.Capture(blind.mode(), 0, OptionalLong.empty());
      var span = new Span(reportedUntil, end);
      beat(new IntervalEnd(span, 0, 0, Map.of(), Map.of()), new Seen(0, OptionalLong.empty(), how));
    }
  }

  private void beat(Span span, Report report) {
    reportedUntil = Math.max(reportedUntil, span.end());
    publisher.report(report);
  }

  /** Says that nothing more comes. */
  synchronized void end() {
    // Behind the interval just ended, so that the watermark never goes back.
    long last = Math.max(Math.max(now(), reportedUntil), watermark);
    publisher.report(Report.instant(Report.Kind.STOP, last, Optional.empty()));
  }

  /** What no part will say anything before: at most an instant, and never less than before. */
  private long watermark(long atMost) {
    long least = atMost;
    for (Part part : parts.get()) {
      least = Math.min(least, part.reachedNanos(atMost));
    }
    watermark = Math.max(watermark, least);
    return watermark;
  }

  private long now() {
    return Nanos.of(clock.instant());
  }
}
