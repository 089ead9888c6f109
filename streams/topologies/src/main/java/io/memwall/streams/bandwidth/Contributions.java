package io.memwall.streams.bandwidth;

import io.memwall.streams.Rows;
import io.memwall.streams.bandwidth.Window.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The last record of every interval, by entity and time, so that a window is one range of rows. */
final class Contributions {
  private final Rows rows;

  Contributions(Rows rows) {
    this.rows = rows;
  }

  Optional<Contribution> sameContentAs(Subject subject, Contribution contribution) {
    return rows.get(key(subject, contribution)).map(Contributions::read);
  }

  void put(Subject subject, Contribution contribution) {
    rows.put(key(subject, contribution), ObservationFormat.encode(contribution));
  }

  /** The records that start in a window and are short enough for it, in the order of their keys. */
  List<Contribution> in(Window window) {
    var found = new ArrayList<Contribution>();
    rows.scan(
        from(window.subject(), window.startNs()),
        from(window.subject(), window.endNs()),
        (key, value) -> {
          var contribution = read(value);
          if (Window.fits(contribution.interval(), window.lengthNs())) {
            found.add(contribution);
          }
          return true;
        });
    return found;
  }

  void forget(Subject subject, Interval interval) {
    var gone = new ArrayList<byte[]>();
    rows.scan(
        from(subject, interval.startNs()),
        from(subject, interval.endNs()),
        (key, value) -> gone.add(key));
    gone.forEach(rows::delete);
  }

  private static Contribution read(byte[] value) {
    return (Contribution) ObservationFormat.decode(value);
  }

  private static byte[] from(Subject subject, long startNs) {
    return Table.CONTRIBUTION.key(subject).ordered(startNs).bytes();
  }

  private static byte[] key(Subject subject, Contribution contribution) {
    var half = contribution.half();
    return Table.CONTRIBUTION
        .key(subject)
        .ordered(contribution.interval().startNs())
        .text(half.tap())
        .text(half.connection())
        .int32(half.incarnation())
        .int32(half.direction())
        .int64(contribution.epoch().epoch())
        .bytes();
  }
}
