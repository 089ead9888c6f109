package io.memwall.streams.hotspot;

/**
 * What time it is for judging: the broker's time of the last record while the task works off a
 * backlog, so that a restart judges old windows on what had come by then, and wall time otherwise.
 * Never goes back.
 */
final class ArrivalClock {
  private static final long BEHIND_MS = 5_000;
  private static final long IDLE_MS = 10_000;

  private long nowMs = Long.MIN_VALUE;
  private long heardMs;
  private boolean behind;

  /**
   * A clock of a task that begins.
   *
   * @param wallMs the time it begins at
   */
  ArrivalClock(long wallMs) {
    heardMs = wallMs;
    behind = true;
  }

  /** A record came, which the broker had taken at an instant. */
  void arrived(long recordMs, long wallMs) {
    heardMs = wallMs;
    behind = wallMs - recordMs > BEHIND_MS;
    nowMs = Math.max(nowMs, Math.min(recordMs, wallMs));
  }

  /** Milliseconds since 1970; {@link Long#MIN_VALUE} before there is anything to judge. */
  long now(long wallMs) {
    // A backlog has no pauses: after one there is nothing left to wait for.
    if (!behind || wallMs - heardMs >= IDLE_MS) {
      nowMs = Math.max(nowMs, wallMs);
    }
    return nowMs;
  }
}
