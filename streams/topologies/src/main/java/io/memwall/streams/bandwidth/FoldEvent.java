package io.memwall.streams.bandwidth;

/** What happened to a record besides being summed. Whatever a figure can lack has a line here. */
enum FoldEvent {
  /** The same content or an older revision came again and changed nothing. */
  REPEATED("repeated"),
  /** The record's minute was already forgotten: its results stay as they are. */
  LATE_BEYOND_STATE("late-beyond-state"),
  /** The interval is negative or longer than the longest window: it is in no result. */
  UNUSABLE_INTERVAL("unusable-interval");

  private final String metric;

  FoldEvent(String metric) {
    this.metric = metric;
  }

  /** Name of the counter. */
  String metric() {
    return metric;
  }
}
