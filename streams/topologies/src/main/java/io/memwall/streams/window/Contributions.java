package io.memwall.streams.window;

import io.memwall.streams.Rows;
import io.memwall.streams.window.Window.Subject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The last record of every interval, by entity and time, so that a window is one range of rows. */
final class Contributions<E> {
  private final Rows rows;
  private final ObservationFormat<E> format;

  Contributions(Rows rows, Kind<E> kind) {
    this.rows = rows;
    format = new ObservationFormat<>(kind);
  }

  Optional<Contribution<E>> sameContentAs(Subject subject, Contribution<E> contribution) {
    return rows.get(key(subject, contribution)).map(this::read);
  }

  void put(Subject subject, Contribution<E> contribution) {
    rows.put(key(subject, contribution), format.encode(contribution));
  }

  /** The records that start in a window and are short enough for it, in the order of their keys. */
  List<Contribution<E>> in(Window window) {
    var found = new ArrayList<Contribution<E>>();
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

  boolean hasAny(Window window) {
    var found = new boolean[1];
    rows.scan(
        from(window.subject(), window.startNs()),
        from(window.subject(), window.endNs()),
        (key, value) -> {
          found[0] = Window.fits(read(value).interval(), window.lengthNs());
          return !found[0];
        });
    return found[0];
  }

  /** The windows of these lengths within a minute that hold a record. */
  Set<Window> windows(Window minute, List<Long> lengthsNs) {
    var found = new LinkedHashSet<Window>();
    for (var contribution : in(minute)) {
      for (long length : lengthsNs) {
        if (Window.fits(contribution.interval(), length)) {
          found.add(minute.subject().windowAt(length, contribution.interval().startNs()));
        }
      }
    }
    return found;
  }

  void forget(Subject subject, Interval interval) {
    rows.delete(from(subject, interval.startNs()), from(subject, interval.endNs()));
  }

  private Contribution<E> read(byte[] value) {
    return (Contribution<E>) format.decode(value);
  }

  private static byte[] from(Subject subject, long startNs) {
    return Table.CONTRIBUTION.key(subject).ordered(startNs).bytes();
  }

  private static byte[] key(Subject subject, Contribution<?> contribution) {
    var source = contribution.source();
    return Table.CONTRIBUTION
        .key(subject)
        .ordered(contribution.interval().startNs())
        .text(source.tap())
        .text(source.subject())
        .text(source.part())
        .int64(contribution.epoch().epoch())
        .bytes();
  }
}
