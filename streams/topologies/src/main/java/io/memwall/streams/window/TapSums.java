package io.memwall.streams.window;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What each tap saw of one subject in a minute, and the tap whose records are folded.
 *
 * @param chosen the tap that is folded; at first the one that reported first
 * @param taps by name, what each saw
 */
record TapSums(String chosen, SortedMap<String, Tap> taps) {
  /** A tap that saw less than this share of what another saw missed something. */
  private static final double NEARLY_ALL = 0.99;

  /**
   * One tap.
   *
   * @param node whose tap it is
   * @param position 0 for the best
   * @param seen in the unit of the choice
   */
  record Tap(String node, int position, long seen) {
    Tap plus(Tap other) {
      return new Tap(other.node, Math.min(position, other.position), seen + other.seen);
    }
  }

  static TapSums startingWith(String tap) {
    return new TapSums(tap, new TreeMap<>());
  }

  TapSums plus(String name, Tap more) {
    var sums = new TreeMap<>(taps);
    sums.merge(name, more, Tap::plus);
    return new TapSums(chosen, sums);
  }

  /**
   * The same with the best tap chosen: of healthy ones that missed nearly nothing the one in the
   * best position, then the one that saw the most, by name among equals.
   *
   * @param healthy whether a node dropped nearly nothing in this minute
   */
  TapSums settled(Predicate<String> healthy) {
    if (taps.size() == 1) {
      return new TapSums(taps.firstKey(), taps);
    }
    long most = taps.values().stream().mapToLong(Tap::seen).max().orElse(0);
    var best =
        taps.entrySet().stream()
            .min(
                Comparator.comparing((Map.Entry<String, Tap> tap) -> !healthy.test(node(tap)))
                    .thenComparing(tap -> tap.getValue().seen() < NEARLY_ALL * most)
                    .thenComparing(tap -> tap.getValue().position())
                    .thenComparing(tap -> -tap.getValue().seen())
                    .thenComparing(Map.Entry::getKey));
    return new TapSums(best.map(Map.Entry::getKey).orElse(chosen), taps);
  }

  private static String node(Map.Entry<String, Tap> tap) {
    return tap.getValue().node();
  }

  /** Without what the taps saw, which is in the records. */
  byte[] bytes() {
    var out = new ByteWriter().text(chosen);
    taps.forEach((name, tap) -> out.text(name).text(tap.node()).int32(tap.position()));
    return out.bytes();
  }

  /** Reads {@link #bytes}; the taps have seen nothing. */
  static TapSums of(byte[] bytes) {
    var in = new ByteReader(bytes);
    String chosen = in.text();
    var taps = new TreeMap<String, Tap>();
    while (in.hasMore()) {
      taps.put(in.text(), new Tap(in.text(), in.int32(), 0));
    }
    return new TapSums(chosen, taps);
  }
}
