package io.memwall.streams.window;

/**
 * What time it is for waiting. While a task works off a backlog, time passes as it passed when the
 * log was written: by the wall, every window would seem to have waited too long and would be shown
 * over and over, which makes the backlog longer.
 */
final class LogClock {
  /** Less than this is the way through the log and no backlog. */
  private static final long BEHIND_MS = 1_000;

  /** A partition that is further behind than this has another past, and a time of its own. */
  private static final long APART_MS = 60_000;

  /** Who has heard nothing for so long is at the end of the log, where the wall's time counts. */
  private static final long SILENT_MS = 1_500;

  /**
   * No more than this counts of the time between two looks. Ticks come five times a second, unless
   * the thread was held up, by a slow commit for one: that is no silence.
   */
  private static final long TICK_MS = 1_000;

  private boolean behind;
  private long logMs = Long.MIN_VALUE;
  private long silentMs;
  private long tickedMs = Long.MAX_VALUE;

  /**
   * A record came.
   *
   * @param brokerMs when the log took it, ms since 1970; negative when nobody knows
   * @param nowMs wall time, ms since 1970
   */
  void heard(long brokerMs, long nowMs) {
    behind = brokerMs >= 0 && nowMs - brokerMs > BEHIND_MS;
    silentMs = 0;
    // Partitions take turns: one that is a little behind the others does not turn time back.
    if (brokerMs > logMs || brokerMs < logMs - APART_MS) {
      logMs = brokerMs;
    }
  }

  /** Time has passed. */
  void tick(long nowMs) {
    silentMs += Math.max(0, Math.min(TICK_MS, nowMs - tickedMs));
    tickedMs = nowMs;
  }

  /** Whether the last record had waited in the log. */
  boolean isBehind() {
    return behind;
  }

  /** Milliseconds since 1970, never ahead of the wall. */
  long now(long nowMs) {
    if (!behind) {
      return nowMs;
    }
    return Math.min(nowMs, logMs + (silentMs < SILENT_MS ? 0 : silentMs));
  }
}
