package io.memwall.streams.bandwidth;

import io.memwall.streams.bandwidth.Window.Subject;
import java.util.function.Consumer;

/**
 * Lets go of state, a bounded amount at a time. An epoch lets go of a minute when its own watermark
 * is a retention past it, or of everything when it has been silent for a retention of wall time.
 */
final class Forgetting {
  /** Minutes of an entity per call: a minute is up to 130 rows. */
  private static final int MINUTES_PER_STEP = 64;

  private final long retentionNs;
  private final FoldState state;

  Forgetting(long retentionNs, FoldState state) {
    this.retentionNs = retentionNs;
    this.state = state;
  }

  /** The watermark at which what is needed up to an instant may go. */
  long dueAfter(long ns) {
    return ns > Long.MAX_VALUE - retentionNs ? Long.MAX_VALUE : ns + retentionNs;
  }

  /**
   * Takes a step for an epoch that has moved on.
   *
   * @param lastWord emits a window before its records go
   */
  void advance(Epoch epoch, Consumer<Window> lastWord) {
    release(epoch, state.epochs().of(epoch).watermarkNs(), lastWord);
    state.spans().forget(epoch.observer(), this::isExpired);
  }

  /** Takes a step for an epoch that has fallen silent; forgets it when nothing is left. */
  void dismiss(Epoch epoch, Consumer<Window> lastWord) {
    boolean more = release(epoch, Long.MAX_VALUE, lastWord);
    more |=
        state
            .spans()
            .forget(
                epoch.observer(), (whose, span) -> whose.equals(epoch) || isExpired(whose, span));
    if (!more) {
      state.epochs().forget(epoch);
    }
  }

  private boolean release(Epoch epoch, long watermarkNs, Consumer<Window> lastWord) {
    var ending = state.minutes().ending(epoch, watermarkNs, MINUTES_PER_STEP);
    for (var lease : ending) {
      if (state.minutes().release(lease)) {
        forget(lease.minute(), lastWord);
      }
    }
    return ending.size() == MINUTES_PER_STEP;
  }

  private void forget(Window minute, Consumer<Window> lastWord) {
    var subject = minute.subject();
    for (long length : Window.LENGTHS_NS) {
      for (long start = minute.startNs(); start < minute.endNs(); start += length) {
        emitIfDirty(subject, length, start, lastWord);
      }
    }
    state.contributions().forget(subject, minute.interval());
    state.counters().forget(subject, minute.interval());
    state.minutes().noteGone(minute);
  }

  private void emitIfDirty(Subject subject, long length, long start, Consumer<Window> lastWord) {
    var window = new Window(subject, length, start);
    if (state.dirty().contains(window)) {
      lastWord.accept(window);
    }
  }

  /** Reports outlive the minutes they cover: those of an unknown epoch are nobody's. */
  private boolean isExpired(Epoch epoch, Span span) {
    return state
        .epochs()
        .known(epoch)
        .map(known -> dueAfter(span.interval().endNs() + Window.MINUTE_NS) <= known.watermarkNs())
        .orElse(true);
  }
}
