package io.memwall.streams.window;

import io.memwall.streams.Rows;
import io.memwall.streams.window.Window.Subject;
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

  /** Notes the tap of a record; chooses nothing anew. */
  void note(Subject subject, Contribution<E> added) {
    if (choice.isEmpty()) {
      return;
    }
    byte[] key = key(subject, added);
    String name = added.source().tap();
    int position = choice.get().position(added.evidence());
    var known = rows.get(key).map(TapSums::of).orElseGet(() -> TapSums.startingWith(name));
    var before = known.taps().get(name);
    if (before == null || position < before.position()) {
      rows.put(key, known.plus(name, new TapSums.Tap(added.epoch().node(), position, 0)).bytes());
    }
  }

  /**
   * Chooses anew for a minute, on all that came so far.
   *
   * @param contributions where the records of the minute are
   * @param healthy whether a node dropped nearly nothing in the minute
   * @return whether any choice is another than before
   */
  boolean settle(Window minute, Contributions<E> contributions, Predicate<String> healthy) {
    if (choice.isEmpty()) {
      return false;
    }
    var open = new HashMap<String, TapSums>();
    rows.scan(
        prefix(minute),
        (key, value) -> {
          var sums = TapSums.of(value);
          if (sums.taps().size() > 1) {
            open.put(subject(key), sums);
          }
          return true;
        });
    return !open.isEmpty() && settle(minute, seen(open, contributions.in(minute)), healthy);
  }

  private boolean settle(Window minute, Map<String, TapSums> open, Predicate<String> healthy) {
    boolean changed = false;
    for (var one : open.entrySet()) {
      var settled = one.getValue().settled(healthy);
      if (!settled.chosen().equals(one.getValue().chosen())) {
        changed = true;
        rows.put(key(minute, one.getKey()), settled.bytes());
      }
    }
    return changed;
  }

  /** The same with what each tap saw. */
  private Map<String, TapSums> seen(
      Map<String, TapSums> open, List<Contribution<E>> contributions) {
    for (var one : contributions) {
      var saw =
          new TapSums.Tap(
              one.epoch().node(),
              choice.get().position(one.evidence()),
              choice.get().seen(one.evidence()));
      open.computeIfPresent(
          one.source().subject(), (subject, sums) -> sums.plus(one.source().tap(), saw));
    }
    return open;
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
    return Table.TAPS.minuteKey(minute).bytes();
  }

  private static byte[] key(Subject subject, Contribution<?> contribution) {
    var minute = Minutes.minuteOf(subject, contribution.interval().startNs());
    return key(minute, contribution.source().subject());
  }

  private static byte[] key(Window minute, String subject) {
    return Table.TAPS.minuteKey(minute).text(subject).bytes();
  }

  private static String subject(byte[] key) {
    var in = Table.fields(key);
    in.text();
    in.text();
    in.ordered();
    return in.text();
  }
}
