package io.memwall.streams.window;

import io.memwall.streams.window.Minutes.Horizon;
import io.memwall.streams.window.Minutes.Lease;
import io.memwall.streams.window.Spans.Report;
import io.memwall.streams.window.Window.Subject;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lets go of state, a bounded amount at a time. An epoch lets go of a minute when its own watermark
 * is a retention past it and a retention of wall time has gone by since a record of it last came;
 * or of everything when it has been silent for a retention of wall time.
 *
 * <p>The watermark alone would not do: a task may hear how far a node has come long before it gets
 * the records from before that, which reach it through other partitions. After an outage of this
 * process, or while a log or a capture is read from its beginning, that is hours of event time. So
 * a catch-up keeps what it has read within a retention, however much event time that is; in steady
 * operation the two conditions meet.
 */
final class Forgetting<E> {
  /** Minutes of an entity per call: a minute is up to 130 rows. */
  private static final int MINUTES_PER_STEP = 64;

  /** A claim is renewed this long after the last time: not with every record. */
  private static final long RENEW_MS = 60_000;

  private final Duration retention;
  private final List<Long> lengthsNs;
  private final FoldState<E> state;

  Forgetting(Duration retention, List<Long> lengthsNs, FoldState<E> state) {
    this.retention = retention;
    this.lengthsNs = List.copyOf(lengthsNs);
    this.state = state;
  }

  /**
   * Keeps a minute for an epoch of which a record came.
   *
   * @return whether the minute is whole; false when its records were forgotten
   */
  boolean keep(Window minute, Epoch epoch, long nowMs) {
    var held = state.minutes().held(minute, epoch);
    if (held.isEmpty() && state.minutes().isGone(minute)) {
      return false;
    }
    if (held.isEmpty() || held.get().touchedMs() <= nowMs - RENEW_MS) {
      // What comes far behind its own watermark is kept for as long as if it had come in time.
      long from = Math.max(minute.endNs(), state.epochs().of(epoch).watermarkNs());
      state.minutes().hold(new Lease(epoch, dueAfter(from), minute, nowMs));
    }
    return true;
  }

  /**
   * Takes a step for an epoch that has moved on.
   *
   * @param lastWord emits a window before its records go
   */
  void advance(Epoch epoch, long nowMs, Consumer<Window> lastWord) {
    long untouchedSinceMs = nowMs - retention.toMillis() - RENEW_MS;
    long watermarkNs = state.epochs().of(epoch).watermarkNs();
    release(epoch, new Horizon(watermarkNs, untouchedSinceMs), lastWord);
    state.spans().forget(epoch.observer(), report -> isExpired(report, untouchedSinceMs));
  }

  /** Takes a step for an epoch that has fallen silent; forgets it when nothing is left. */
  void dismiss(Epoch epoch, long nowMs, Consumer<Window> lastWord) {
    long untouchedSinceMs = nowMs - retention.toMillis() - RENEW_MS;
    boolean more = release(epoch, Horizon.ALL, lastWord);
    more |=
        state
            .spans()
            .forget(
                epoch.observer(),
                report -> report.epoch().equals(epoch) || isExpired(report, untouchedSinceMs));
    if (!more) {
      state.epochs().forget(epoch);
    }
  }

  private boolean release(Epoch epoch, Horizon horizon, Consumer<Window> lastWord) {
    var ending = state.minutes().ending(epoch, horizon, MINUTES_PER_STEP);
    for (var lease : ending) {
      if (state.minutes().release(lease)) {
        forget(lease.minute(), lastWord);
      }
    }
    return ending.size() == MINUTES_PER_STEP;
  }

  private void forget(Window minute, Consumer<Window> lastWord) {
    var subject = minute.subject();
    for (long length : lengthsNs) {
      for (long start = minute.startNs(); start < minute.endNs(); start += length) {
        emitIfDirty(subject, length, start, lastWord);
      }
    }
    state.contributions().forget(subject, minute.interval());
    state.taps().forget(minute);
    state.minutes().noteGone(minute);
  }

  private void emitIfDirty(Subject subject, long length, long start, Consumer<Window> lastWord) {
    var window = new Window(subject, length, start);
    if (state.dirty().contains(window)) {
      lastWord.accept(window);
    }
  }

  /** Reports outlive the minutes they cover: a late record must not make coverage unknown. */
  private boolean isExpired(Report report, long untouchedSinceMs) {
    return report.heardMs() <= untouchedSinceMs
        && isPassed(report)
        && !state.minutes().isTouched(report.epoch().observer(), report.span().interval());
  }

  /** Whether the epoch is past a report; those of an unknown epoch are nobody's. */
  private boolean isPassed(Report report) {
    long endNs = report.span().interval().endNs() + Window.MINUTE_NS;
    return state
        .epochs()
        .known(report.epoch())
        .map(known -> dueAfter(endNs) <= known.watermarkNs())
        .orElse(true);
  }

  /** The watermark at which what is needed up to an instant may go. */
  private long dueAfter(long ns) {
    long retentionNs = retention.toNanos();
    return ns > Long.MAX_VALUE - retentionNs ? Long.MAX_VALUE : ns + retentionNs;
  }
}
