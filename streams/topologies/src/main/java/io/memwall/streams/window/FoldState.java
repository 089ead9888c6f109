package io.memwall.streams.window;

import io.memwall.streams.Rows;

/** The tables of a fold, opened on one set of rows, with their mirrors in memory filled. */
record FoldState<E>(
    Contributions<E> contributions,
    Counters counters,
    DirtyWindows dirty,
    Epochs epochs,
    Minutes minutes,
    PrimaryTaps<E> taps,
    Spans spans) {

  static <E> FoldState<E> open(Kind<E> kind, Rows rows, long nowMs) {
    var state =
        new FoldState<E>(
            new Contributions<>(rows, kind),
            new Counters(rows, kind.lengthsNs()),
            new DirtyWindows(rows),
            new Epochs(rows),
            new Minutes(rows),
            new PrimaryTaps<>(rows, kind.tapChoice()),
            new Spans(rows));
    state.dirty.load();
    state.epochs.load(nowMs);
    return state;
  }
}
