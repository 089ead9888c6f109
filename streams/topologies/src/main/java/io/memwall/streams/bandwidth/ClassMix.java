package io.memwall.streams.bandwidth;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What each class of traffic took, by its name; classes without a byte are absent.
 *
 * @param byClass RD, WR, ATOMIC, HINT, ACQ, PROBE, WB, FWD, CTRL
 */
record ClassMix(SortedMap<String, Took> byClass) {
  /** Frames without a message, and what a frame takes besides its messages in such frames. */
  static final String CTRL = "CTRL";

  /**
   * What one class took.
   *
   * @param flits of 8 bytes
   * @param payloadBytes data bytes
   * @param wireBytes its part of the frames, split by flits
   */
  record Took(long flits, long payloadBytes, long wireBytes) {
    Took plus(Took other) {
      return new Took(
          flits + other.flits, payloadBytes + other.payloadBytes, wireBytes + other.wireBytes);
    }
  }

  static ClassMix sum(Iterable<ClassMix> parts) {
    var sums = new TreeMap<String, Sum>();
    for (var part : parts) {
      for (var one : part.byClass.entrySet()) {
        sums.computeIfAbsent(one.getKey(), name -> new Sum()).add(one.getValue());
      }
    }
    var byClass = new TreeMap<String, Took>();
    sums.forEach((name, sum) -> byClass.put(name, sum.took()));
    return new ClassMix(byClass);
  }

  static ClassMix of(Map<String, Took> byClass) {
    return new ClassMix(new TreeMap<>(byClass));
  }

  /** Wire bytes of a class; 0 when nothing was of it. */
  long wireBytes(String name) {
    var took = byClass.get(name);
    return took == null ? 0 : took.wireBytes();
  }

  private static final class Sum {
    private long flits;
    private long payloadBytes;
    private long wireBytes;

    void add(Took took) {
      flits += took.flits();
      payloadBytes += took.payloadBytes();
      wireBytes += took.wireBytes();
    }

    Took took() {
      return new Took(flits, payloadBytes, wireBytes);
    }
  }
}
