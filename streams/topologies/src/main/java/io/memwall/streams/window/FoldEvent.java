package io.memwall.streams.window;

/** What happened to a record besides being summed. Whatever a figure can lack has a line here. */
public enum FoldEvent {
  /** The same content or an older revision came again and changed nothing. */
  REPEATED("repeated"),
  /** The record's minute was already forgotten: its results wait for a replay of the range. */
  LATE_BEYOND_STATE("late-beyond-state"),
  /** The interval is negative or longer than the longest window: it is in no result. */
  UNUSABLE_INTERVAL("unusable-interval"),
  /** A live record of a time that is yet to come: its node's clock is wrong. */
  TIME_TRAVEL("time-travel"),
  /** The values contradict each other or what is possible. */
  IMPOSSIBLE("impossible"),
  /** It says more than its line can carry. */
  OVER_LINE_RATE("over-line-rate");

  private final String metric;

  FoldEvent(String metric) {
    this.metric = metric;
  }

  /** Name of the counter. */
  public String metric() {
    return metric;
  }

  /** Whether the record itself is wrong, so that no computation of it could be right. */
  public boolean isQuarantine() {
    return this == UNUSABLE_INTERVAL
        || this == TIME_TRAVEL
        || this == IMPOSSIBLE
        || this == OVER_LINE_RATE;
  }
}
