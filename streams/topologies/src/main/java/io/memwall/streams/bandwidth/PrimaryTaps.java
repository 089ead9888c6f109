package io.memwall.streams.bandwidth;

import io.memwall.streams.Rows;
import io.memwall.streams.bandwidth.Window.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses one tap per half of a link and minute: a half that two taps saw must not be summed twice,
 * and all windows of a minute must sum the same records, or the seconds would not add up to it.
 */
final class PrimaryTaps {
  private final Rows rows;

  private record Direction(String connection, int direction) {
    static Direction of(Contribution contribution) {
      return new Direction(contribution.half().connection(), contribution.half().direction());
    }
  }

  PrimaryTaps(Rows rows) {
    this.rows = rows;
  }

  /** Counts a record in for its tap, in the place of the one it replaces; chooses nothing anew. */
  void count(Subject subject, Contribution added, Optional<Contribution> before) {
    byte[] key = key(subject, added);
    String tap = added.half().tap();
    // Integers: taking away what was added leaves no trace.
    long more =
        added.traffic().wireBytes() - before.map(last -> last.traffic().wireBytes()).orElse(0L);
    var sums = rows.get(key).map(TapSums::of).orElseGet(() -> TapSums.startingWith(tap));
    rows.put(key, sums.plus(tap, more).bytes());
  }

  /**
   * Chooses anew for a minute, on all that came so far.
   *
   * @return whether any choice is another than before
   */
  boolean settle(Window minute) {
    var changed = new ArrayList<Map.Entry<byte[], byte[]>>();
    rows.scan(
        prefix(minute),
        (key, value) -> {
          var sums = TapSums.of(value);
          var settled = sums.settled();
          if (!settled.equals(sums)) {
            changed.add(Map.entry(key, settled.bytes()));
          }
          return true;
        });
    changed.forEach(row -> rows.put(row.getKey(), row.getValue()));
    return !changed.isEmpty();
  }

  /** Of the records of a window, those of the taps that are summed. */
  List<Contribution> choose(Window window, List<Contribution> contributions) {
    var chosen = new HashMap<Direction, String>();
    rows.scan(
        prefix(Minutes.minuteOf(window.subject(), window.startNs())),
        (key, value) -> {
          chosen.put(direction(key), TapSums.of(value).chosen());
          return true;
        });
    return contributions.stream()
        .filter(one -> one.half().tap().equals(chosen.get(Direction.of(one))))
        .toList();
  }

  void forget(Window minute) {
    var gone = new ArrayList<byte[]>();
    rows.scan(prefix(minute), (key, value) -> gone.add(key));
    gone.forEach(rows::delete);
  }

  private static byte[] prefix(Window minute) {
    return Table.TAPS.key(minute.subject()).ordered(minute.startNs()).bytes();
  }

  private static byte[] key(Subject subject, Contribution contribution) {
    var minute = Minutes.minuteOf(subject, contribution.interval().startNs());
    return Table.TAPS
        .key(subject)
        .ordered(minute.startNs())
        .text(contribution.half().connection())
        .int32(contribution.half().direction())
        .bytes();
  }

  private static Direction direction(byte[] key) {
    var in = Table.fields(key);
    in.text();
    in.text();
    in.ordered();
    return new Direction(in.text(), in.int32());
  }
}
