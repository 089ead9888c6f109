package io.memwall.streams.window;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.Generation;
import io.memwall.streams.Revision;
import io.memwall.streams.Rows;

/**
 * Numbers the results of a state, each higher than all before: of one window, too, of which nothing
 * need be remembered for it. Numbers are reserved by the thousand, and those that were not used
 * when the state is opened anew are left out.
 */
final class Sequence {
  private static final long RESERVED = 10_000;

  private final Rows rows;
  private final Generation generation;
  private long last;
  private long reserved;

  Sequence(Rows rows) {
    this.rows = rows;
    generation = new Generation(rows, Table.GENERATION.key().bytes());
    reserved =
        rows.get(Table.NUMBER.key().bytes()).map(bytes -> new ByteReader(bytes).int64()).orElse(0L);
    last = reserved;
  }

  Revision next(long nowMs) {
    if (last == reserved) {
      reserved += RESERVED;
      rows.put(Table.NUMBER.key().bytes(), new ByteWriter().int64(reserved).bytes());
    }
    last++;
    return new Revision(generation.at(nowMs), last);
  }
}
