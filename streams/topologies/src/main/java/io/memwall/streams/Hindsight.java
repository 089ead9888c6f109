package io.memwall.streams;

import java.util.ArrayList;
import java.util.OptionalLong;

/**
 * What a store that all tasks of an instance read has learnt of the past: from which instant on its
 * answers differ from those it gave before. Whoever joined with older answers finds out here what
 * to join again.
 */
public final class Hindsight {
  // Beside the tables of the stores that keep one.
  private static final int ENTRY = 'Z';
  private static final int COUNT = 'Y';

  /** Tasks look every second; one that was away looks back further, see {@link #sinceMs}. */
  private static final long KEPT_MS = 7_200_000;

  private static final int FORGOTTEN_AT_ONCE = 16;

  private final Rows rows;
  private long seen;

  /** Opens it for reading: what is in it already is known to whoever opens it. */
  public Hindsight(Rows rows) {
    this.rows = rows;
    seen = count(rows);
  }

  /**
   * Notes a change.
   *
   * @param fromNs from when on answers differ, ns since 1970
   * @param logMs when the log took what changed them, ms since 1970: the same for every instance
   */
  public static void note(Rows rows, long fromNs, long logMs) {
    long number = count(rows);
    rows.put(entry(number), new ByteWriter().int64(fromNs).int64(logMs).bytes());
    rows.put(new ByteWriter().int8(COUNT).bytes(), new ByteWriter().int64(number + 1).bytes());
    forget(rows, logMs - KEPT_MS);
  }

  private static void forget(Rows rows, long beforeMs) {
    var old = new ArrayList<byte[]>();
    rows.scan(
        new ByteWriter().int8(ENTRY).bytes(),
        (key, value) -> {
          var in = new ByteReader(value);
          in.int64();
          return in.int64() < beforeMs && old.add(key) && old.size() < FORGOTTEN_AT_ONCE;
        });
    old.forEach(rows::delete);
  }

  /** From when on answers have changed since this was last asked, ns; empty when none has. */
  public OptionalLong changed() {
    long now = count(rows);
    if (now == seen) {
      return OptionalLong.empty();
    }
    var from = earliest(seen, Long.MIN_VALUE);
    seen = now;
    return from;
  }

  /** The same for all that the log took since an instant, ms since 1970. */
  public OptionalLong sinceMs(long ms) {
    return earliest(0, ms);
  }

  private OptionalLong earliest(long number, long leastMs) {
    long[] from = {Long.MAX_VALUE};
    rows.scan(
        entry(number),
        new ByteWriter().int8(ENTRY + 1).bytes(),
        (key, value) -> {
          var in = new ByteReader(value);
          long fromNs = in.int64();
          if (in.int64() >= leastMs) {
            from[0] = Math.min(from[0], fromNs);
          }
          return true;
        });
    return from[0] == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(from[0]);
  }

  private static long count(Rows rows) {
    return rows.get(new ByteWriter().int8(COUNT).bytes())
        .map(bytes -> new ByteReader(bytes).int64())
        .orElse(0L);
  }

  private static byte[] entry(long number) {
    return new ByteWriter().int8(ENTRY).ordered(number).bytes();
  }
}
