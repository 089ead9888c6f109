package io.memwall.streams.window;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Minutes of which records came when their state was gone. They come by the thousand: a minute is
 * asked for once, and again when more of it comes long after. Whoever computes it waits as long, so
 * that all that was not asked for is in the log by then.
 */
final class LateMinutes {
  static final long AGAIN_AFTER_MS = 60_000;
  private static final int MOST = 4096;

  private final Map<LateMinute, Long> askedMs = new LinkedHashMap<>();

  private record LateMinute(Epoch.Observer observer, long startNs) {}

  /** Whether a late record has its minute computed anew. */
  boolean asks(Contribution<?> late, long nowMs) {
    long start = Math.floorDiv(late.interval().startNs(), Window.MINUTE_NS);
    var minute = new LateMinute(late.epoch().observer(), start);
    var before = askedMs.get(minute);
    if (before != null && nowMs - before < AGAIN_AFTER_MS) {
      return false;
    }
    askedMs.remove(minute);
    askedMs.put(minute, nowMs);
    if (askedMs.size() > MOST) {
      askedMs.remove(askedMs.keySet().iterator().next());
    }
    return true;
  }
}
