package io.memwall.streams.window;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.Rows;
import io.memwall.streams.window.Window.Subject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who still needs the records of which minute of which entity. Records are forgotten by whole
 * minutes, and only when every epoch that contributed has let go: a window is either whole or known
 * to be gone, and no node's clock ends another's time.
 */
final class Minutes {
  private final Rows rows;

  Minutes(Rows rows) {
    this.rows = rows;
  }

  /**
   * One epoch's claim on one minute.
   *
   * @param epoch who holds it
   * @param untilNs the epoch's watermark at which the claim ends
   * @param minute the minute, as the longest window
   * @param touchedMs when a record of it last came, wall time in ms since 1970; a little earlier
   *     than that, since a claim is not written anew with each record
   */
  record Lease(Epoch epoch, long untilNs, Window minute, long touchedMs) {}

  /**
   * What may go.
   *
   * @param watermarkNs claims that end up to this watermark
   * @param untouchedSinceMs of those, what was last touched up to this wall time
   */
  record Horizon(long watermarkNs, long untouchedSinceMs) {
    /** Everything. */
    static final Horizon ALL = new Horizon(Long.MAX_VALUE, Long.MAX_VALUE);
  }

  static Window minuteOf(Subject subject, long atNs) {
    return subject.windowAt(Window.MINUTE_NS, atNs);
  }

  /** The claim of an epoch on a minute. */
  Optional<Lease> held(Window minute, Epoch epoch) {
    return rows.get(holder(minute, epoch))
        .map(ByteReader::new)
        .map(in -> new Lease(epoch, in.int64(), minute, in.int64()));
  }

  /** Whether records of this minute were forgotten. */
  boolean isGone(Window minute) {
    return rows.get(gone(minute.subject()))
        .map(bytes -> Ranges.of(bytes).contains(minute.startNs()) && holders(minute).isEmpty())
        .orElse(false);
  }

  /** Makes a claim, or puts it in the place of the one this epoch had on the minute. */
  void hold(Lease lease) {
    var before = held(lease.minute(), lease.epoch());
    before.ifPresent(last -> rows.delete(key(last)));
    rows.put(
        holder(lease.minute(), lease.epoch()),
        new ByteWriter().int64(lease.untilNs()).int64(lease.touchedMs()).bytes());
    rows.put(key(lease), new ByteWriter().int64(lease.touchedMs()).bytes());
    if (before.isEmpty()) {
      rows.put(touched(lease.epoch().observer(), lease.minute()), new byte[0]);
    }
  }

  /**
   * Claims of an epoch that end at a watermark, the earliest first, up to one that was touched
   * since. The search ends there, so that a long catch-up does not look at all of them each time;
   * none is kept waiting for long, since a touched claim moves behind the watermark.
   */
  List<Lease> ending(Epoch epoch, Horizon horizon, int atMost) {
    var ending = new ArrayList<Lease>();
    rows.scan(
        Table.LEASE.key(epoch).bytes(),
        (key, value) -> {
          var in = Table.fields(key);
          Table.epoch(in);
          long until = in.ordered();
          long minute = in.ordered();
          var subject = new Subject(epoch.caseName(), in.text());
          long touchedMs = new ByteReader(value).int64();
          return until <= horizon.watermarkNs()
              && touchedMs <= horizon.untouchedSinceMs()
              && ending.size() < atMost
              && ending.add(new Lease(epoch, until, minuteOf(subject, minute), touchedMs));
        });
    return ending;
  }

  /** Ends a claim; true when it was the last on its minute. */
  boolean release(Lease lease) {
    rows.delete(key(lease));
    rows.delete(holder(lease.minute(), lease.epoch()));
    var others = holders(lease.minute());
    if (others.stream().noneMatch(lease.epoch().observer()::equals)) {
      rows.delete(touched(lease.epoch().observer(), lease.minute()));
    }
    return others.isEmpty();
  }

  void noteGone(Window minute) {
    byte[] key = gone(minute.subject());
    var before = rows.get(key).map(Ranges::of).orElse(Ranges.NONE);
    rows.put(key, before.plus(minute.interval()).bytes());
  }

  /** The minutes a node contributed to that overlap an interval. */
  List<Window> touchedBy(Epoch.Observer observer, Interval interval) {
    var found = new ArrayList<Window>();
    scanTouched(
        observer,
        interval,
        (key, value) -> {
          var in = Table.fields(key);
          in.text();
          in.text();
          long minute = in.ordered();
          return found.add(minuteOf(new Subject(observer.caseName(), in.text()), minute));
        });
    return found;
  }

  /** Whether a node contributed to a minute that overlaps an interval and is still kept. */
  boolean isTouched(Epoch.Observer observer, Interval interval) {
    var found = new boolean[1];
    scanTouched(
        observer,
        interval,
        (key, value) -> {
          found[0] = true;
          return false;
        });
    return found[0];
  }

  private void scanTouched(Epoch.Observer observer, Interval interval, Rows.Visitor visitor) {
    long first = Math.floorDiv(interval.startNs(), Window.MINUTE_NS) * Window.MINUTE_NS;
    rows.scan(
        Table.TOUCHED.key(observer).ordered(first).bytes(),
        Table.TOUCHED.key(observer).ordered(interval.endNs()).bytes(),
        visitor);
  }

  private Set<Epoch.Observer> holders(Window minute) {
    var found = new LinkedHashSet<Epoch.Observer>();
    rows.scan(
        Table.HOLDER.key(minute.subject()).ordered(minute.startNs()).bytes(),
        (key, value) -> {
          var in = Table.fields(key);
          in.text();
          in.text();
          in.ordered();
          found.add(new Epoch.Observer(minute.subject().caseName(), in.text()));
          return true;
        });
    return found;
  }

  private static byte[] holder(Window minute, Epoch epoch) {
    return Table.HOLDER
        .key(minute.subject())
        .ordered(minute.startNs())
        .text(epoch.node())
        .int64(epoch.epoch())
        .bytes();
  }

  private static byte[] key(Lease lease) {
    return Table.LEASE
        .key(lease.epoch())
        .ordered(lease.untilNs())
        .ordered(lease.minute().startNs())
        .text(lease.minute().subject().entity())
        .bytes();
  }

  private static byte[] touched(Epoch.Observer observer, Window minute) {
    return Table.TOUCHED
        .key(observer)
        .ordered(minute.startNs())
        .text(minute.subject().entity())
        .bytes();
  }

  private static byte[] gone(Subject subject) {
    return Table.GONE.key(subject).bytes();
  }
}
