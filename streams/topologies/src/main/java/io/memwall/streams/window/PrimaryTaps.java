package io.memwall.streams.window;

import io.memwall.streams.Rows;
import io.memwall.streams.window.Window.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Chooses one tap per subject of an entity and minute: what two taps saw must not be summed twice,
 * and all windows of a minute must sum the same records, or the seconds would not add up to it.
 */
final class PrimaryTaps<E> {
  private final Rows rows;
  private final Optional<Kind.TapChoice<E>> choice;

  PrimaryTaps(Rows rows, Optional<Kind.TapChoice<E>> choice) {
    this.rows = rows;
    this.choice = choice;
  }

  /** Counts a record in for its tap, in the place of the one it replaces; chooses nothing anew. */
  void count(Subject subject, Contribution<E> added, Optional<Contribution<E>> before) {
    if (choice.isEmpty()) {
      return;
    }
    byte[] key = key(subject, added);
    String tap = added.source().tap();
    var rank = choice.get();
    // Integers: taking away what was added leaves no trace.
    long more =
        rank.seen(added.evidence()) - before.map(last -> rank.seen(last.evidence())).orElse(0L);
    var saw = new TapSums.Tap(added.epoch().node(), rank.position(added.evidence()), more);
    var sums = rows.get(key).map(TapSums::of).orElseGet(() -> TapSums.startingWith(tap));
    rows.put(key, sums.plus(tap, saw).bytes());
  }

  /**
   * Chooses anew for a minute, on all that came so far.
   *
   * @param healthy whether a node dropped nearly nothing in the minute
   * @return whether any choice is another than before
   */
  boolean settle(Window minute, Predicate<String> healthy) {
    if (choice.isEmpty()) {
      return false;
    }
    var changed = new ArrayList<Map.Entry<byte[], byte[]>>();
    rows.scan(
        prefix(minute),
        (key, value) -> {
          var sums = TapSums.of(value);
          var settled = sums.settled(healthy);
          if (!settled.equals(sums)) {
            changed.add(Map.entry(key, settled.bytes()));
          }
          return true;
        });
    changed.forEach(row -> rows.put(row.getKey(), row.getValue()));
    return !changed.isEmpty();
  }

  /** Of the records of a window, those of the taps that are folded. */
  List<Contribution<E>> choose(Window window, List<Contribution<E>> contributions) {
    if (choice.isEmpty()) {
      return contributions;
    }
    var chosen = new HashMap<String, String>();
    rows.scan(
        prefix(Minutes.minuteOf(window.subject(), window.startNs())),
        (key, value) -> {
          chosen.put(subject(key), TapSums.of(value).chosen());
          return true;
        });
    return contributions.stream()
        .filter(one -> one.source().tap().equals(chosen.get(one.source().subject())))
        .toList();
  }

  void forget(Window minute) {
    rows.deleteAll(prefix(minute));
  }

  private static byte[] prefix(Window minute) {
    return Table.TAPS.key(minute.subject()).ordered(minute.startNs()).bytes();
  }

  private static byte[] key(Subject subject, Contribution<?> contribution) {
    var minute = Minutes.minuteOf(subject, contribution.interval().startNs());
    return Table.TAPS
        .key(subject)
        .ordered(minute.startNs())
        .text(contribution.source().subject())
        .bytes();
  }

  private static String subject(byte[] key) {
    var in = Table.fields(key);
    in.text();
    in.text();
    in.ordered();
    return in.text();
  }
}
