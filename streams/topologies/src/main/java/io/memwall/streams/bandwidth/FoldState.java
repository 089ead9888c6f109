package io.memwall.streams.bandwidth;

import io.memwall.streams.Rows;

/** The tables of a fold, opened on one set of rows, with their mirrors in memory filled. */
record FoldState(
    Contributions contributions,
    Counters counters,
    DirtyWindows dirty,
    Epochs epochs,
    Minutes minutes,
    PrimaryTaps taps,
    Spans spans) {

  static FoldState open(Rows rows, long nowMs) {
    var state =
        new FoldState(
            new Contributions(rows),
            new Counters(rows),
            new DirtyWindows(rows),
            new Epochs(rows),
            new Minutes(rows),
            new PrimaryTaps(rows),
            new Spans(rows));
    state.dirty.load();
    state.epochs.load(nowMs);
    return state;
  }
}
