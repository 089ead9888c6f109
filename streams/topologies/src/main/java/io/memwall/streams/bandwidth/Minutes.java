package io.memwall.streams.bandwidth;

import io.memwall.streams.Rows;
import io.memwall.streams.bandwidth.Window.Subject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
   */
  record Lease(Epoch epoch, long untilNs, Window minute) {}

  static Window minuteOf(Subject subject, long atNs) {
    return subject.windowAt(Window.MINUTE_NS, atNs);
  }

  boolean isHeld(Window minute, Epoch epoch) {
    return rows.get(holder(minute, epoch)).isPresent();
  }

  /** Whether records of this minute were forgotten. */
  boolean isGone(Window minute) {
    return rows.get(gone(minute.subject()))
        .map(bytes -> Ranges.of(bytes).contains(minute.startNs()))
        .orElse(false);
  }

  void hold(Lease lease) {
    rows.put(holder(lease.minute(), lease.epoch()), new byte[0]);
    rows.put(key(lease), new byte[0]);
    rows.put(touched(lease.epoch().observer(), lease.minute()), new byte[0]);
  }

  /** Claims of an epoch that end at a watermark, the earliest first. */
  List<Lease> ending(Epoch epoch, long watermarkNs, int atMost) {
    var ending = new ArrayList<Lease>();
    rows.scan(
        Table.LEASE.key(epoch).bytes(),
        (key, value) -> {
          var in = Table.fields(key);
          Table.epoch(in);
          long until = in.ordered();
          long minute = in.ordered();
          var subject = new Subject(epoch.caseName(), in.text());
          return until <= watermarkNs
              && ending.size() < atMost
              && ending.add(new Lease(epoch, until, minuteOf(subject, minute)));
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
    long first = Math.floorDiv(interval.startNs(), Window.MINUTE_NS) * Window.MINUTE_NS;
    rows.scan(
        Table.TOUCHED.key(observer).ordered(first).bytes(),
        Table.TOUCHED.key(observer).ordered(interval.endNs()).bytes(),
        (key, value) -> {
          var in = Table.fields(key);
          in.text();
          in.text();
          long minute = in.ordered();
          return found.add(minuteOf(new Subject(observer.caseName(), in.text()), minute));
        });
    return found;
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
