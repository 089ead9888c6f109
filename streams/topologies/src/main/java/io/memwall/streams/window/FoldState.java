package io.memwall.streams.window;

import io.memwall.streams.Rows;
import java.time.Duration;

/** The tables of a fold, opened on one set of rows, with their mirrors in memory filled. */
record FoldState<E>(
    Contributions<E> contributions,
    DirtyWindows dirty,
    Epochs epochs,
    Minutes minutes,
    PrimaryTaps<E> taps,
    Sequence sequence,
    Spans spans) {

  static <E> FoldState<E> open(Kind<E> kind, Rows rows, Duration earlyAfter, long nowMs) {
    var state =
        new FoldState<E>(
            new Contributions<>(rows, kind),
            new DirtyWindows(rows),
            new Epochs(rows),
            new Minutes(rows),
            new PrimaryTaps<>(rows, kind.tapChoice()),
            new Sequence(rows),
            new Spans(rows));
    state.dirty.load(
        minute -> state.contributions.windows(minute, kind.lengthsNs()),
        nowMs + earlyAfter.toMillis());
    state.epochs.load(nowMs);
    return state;
  }
}
