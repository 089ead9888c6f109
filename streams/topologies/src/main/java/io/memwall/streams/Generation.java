package io.memwall.streams;

import java.util.OptionalLong;

/**
 * The second in which a state was begun, settled by the first result it ever gives. It makes what
 * is computed anew from no state win over what an older one said. Not thread-safe.
 */
public final class Generation {
  private static final int MILLIS_PER_SECOND = 1000;

  private final Rows rows;
  private final byte[] key;
  private OptionalLong begun = OptionalLong.empty();

  /**
   * Of the state in some rows.
   *
   * @param key of the row that remembers it
   */
  public Generation(Rows rows, byte[] key) {
    this.rows = rows;
    this.key = key.clone();
  }

  /**
   * Seconds since 1970.
   *
   * @param nowMs wall time, ms since 1970: the generation of a state that has none
   */
  public long at(long nowMs) {
    if (begun.isEmpty()) {
      begun = OptionalLong.of(known(nowMs));
    }
    return begun.getAsLong();
  }

  private long known(long nowMs) {
    var known = rows.get(key);
    if (known.isPresent()) {
      return new ByteReader(known.get()).int64();
    }
    long now = nowMs / MILLIS_PER_SECOND;
    rows.put(key, new ByteWriter().int64(now).bytes());
    return now;
  }
}
