package io.memwall.streams.window;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.Hindsight;
import io.memwall.streams.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Has the windows shown anew whose surroundings became known late.
 *
 * <p>A task that was away, or that comes from another instance, looks at what the log has taken
 * since it last looked, and a little before.
 */
final class Revising {
  private static final long NOTED_EVERY_MS = 10_000;
  private static final long LOOKED_BACK_MS = 3 * NOTED_EVERY_MS;

  private final Rows rows;
  private final List<Watched> watched = new ArrayList<>();
  private long notedMs;

  private record Watched(LookedUp source, Hindsight hindsight) {}

  /** Takes windows to be shown anew. */
  @FunctionalInterface
  interface Revised {
    void from(long fromNs, long leastLengthNs);
  }

  Revising(Rows rows) {
    this.rows = rows;
  }

  /** Watches a source from now on. */
  void watch(LookedUp source, Hindsight hindsight) {
    watched.add(new Watched(source, hindsight));
  }

  /** Looks at what came while nobody of this task looked. */
  void begin(Revised revised) {
    rows.get(Table.LOOKED.key().bytes())
        .map(bytes -> new ByteReader(bytes).int64())
        .ifPresent(
            lastMs ->
                watched.forEach(
                    one -> tell(one, one.hindsight().sinceMs(lastMs - LOOKED_BACK_MS), revised)));
  }

  void tick(long nowMs, Revised revised) {
    watched.forEach(one -> tell(one, one.hindsight().changed(), revised));
    if (!watched.isEmpty() && nowMs - notedMs >= NOTED_EVERY_MS) {
      notedMs = nowMs;
      rows.put(Table.LOOKED.key().bytes(), new ByteWriter().int64(nowMs).bytes());
    }
  }

  private static void tell(Watched one, OptionalLong fromNs, Revised revised) {
    fromNs.ifPresent(ns -> revised.from(ns, one.source().leastNs()));
  }
}
