package io.memwall.streams.bandwidth;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What each tap saw of one direction of a connection in a minute, and the tap that is summed.
 *
 * @param chosen the tap that is summed; at first the one that reported first
 * @param wireBytes by tap, those that reported nothing left out
 */
record TapSums(String chosen, SortedMap<String, Long> wireBytes) {

  static TapSums startingWith(String tap) {
    return new TapSums(tap, new TreeMap<>(Map.of(tap, 0L)));
  }

  TapSums plus(String tap, long bytes) {
    var sums = new TreeMap<>(wireBytes);
    sums.merge(tap, bytes, Long::sum);
    return new TapSums(chosen, sums);
  }

  /**
   * The same with the tap chosen that saw the most wire bytes, by name among equals: a tap with
   * drops saw less, and one behind a lossy stretch did not see what was lost on it.
   */
  TapSums settled() {
    String best = wireBytes.firstKey();
    for (var tap : wireBytes.entrySet()) {
      if (tap.getValue() > wireBytes.get(best)) {
        best = tap.getKey();
      }
    }
    return new TapSums(best, wireBytes);
  }

  byte[] bytes() {
    var out = new ByteWriter().text(chosen);
    wireBytes.forEach((tap, sum) -> out.text(tap).int64(sum));
    return out.bytes();
  }

  static TapSums of(byte[] bytes) {
    var in = new ByteReader(bytes);
    String chosen = in.text();
    var sums = new TreeMap<String, Long>();
    while (in.hasMore()) {
      sums.put(in.text(), in.int64());
    }
    return new TapSums(chosen, sums);
  }
}
