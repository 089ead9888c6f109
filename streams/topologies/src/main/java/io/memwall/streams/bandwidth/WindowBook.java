package io.memwall.streams.bandwidth;

import io.memwall.streams.Revision;
import io.memwall.streams.Rows;
import io.memwall.streams.bandwidth.Window.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the windows of one kind of entity: takes observations and gives results, early and revised.
 *
 * <p>A result goes out when (1) an epoch that changed the window closes it with its watermark, (2)
 * an epoch that had closed it changes it again, at once, or (3) it has waited too long for either,
 * since its node may be dead. Not thread-safe; one per task.
 */
final class WindowBook {
  private static final int EARLY_PER_TICK = 10_000;

  private final Grouping grouping;
  private final FoldSettings settings;
  private final Output output;
  private final FoldState state;
  private final Forgetting forgetting;

  /** Takes what comes out of a book. */
  interface Output {
    void result(WindowResult result, Revision revision);

    void event(FoldEvent event, Contribution contribution);
  }

  /**
   * Opens the book on its rows.
   *
   * @param nowMs wall time, ms since 1970; used for waiting and silence only, never for figures
   */
  WindowBook(Grouping grouping, FoldSettings settings, Rows rows, Output output, long nowMs) {
    this.grouping = grouping;
    this.settings = settings;
    this.output = output;
    state = FoldState.open(rows, nowMs);
    forgetting = new Forgetting(settings.retention(), state);
  }

  void observe(Observation observation, long nowMs) {
    if (observation instanceof Contribution contribution) {
      add(contribution, nowMs);
    } else {
      hear((Heartbeat) observation, nowMs);
    }
  }

  private void add(Contribution added, long nowMs) {
    var interval = added.interval();
    if (interval.lengthNs() < 0 || interval.lengthNs() > Window.MINUTE_NS) {
      output.event(FoldEvent.UNUSABLE_INTERVAL, added);
      return;
    }
    var subject = new Subject(added.epoch().caseName(), grouping.entityOf(added));
    var before = state.contributions().sameContentAs(subject, added);
    if (before.isPresent() && !added.replaces(before.get())) {
      output.event(FoldEvent.REPEATED, added);
      return;
    }
    state.epochs().heard(added.epoch(), nowMs);
    if (!forgetting.keep(Minutes.minuteOf(subject, interval.startNs()), added.epoch(), nowMs)) {
      // Folding what is left of the minute would replace a fuller result by a poorer one.
      output.event(FoldEvent.LATE_BEYOND_STATE, added);
      return;
    }
    state.contributions().put(subject, added);
    if (before.isEmpty() || !added.saysTheSameAs(before.get())) {
      change(subject, added, before, nowMs);
    }
  }

  private void change(
      Subject subject, Contribution added, Optional<Contribution> before, long nowMs) {
    if (grouping == Grouping.LINK) {
      state.taps().count(subject, added, before);
    }
    // A corrected record may have become too long for a window it was in: that one changes too.
    long shortest =
        Math.min(
            added.interval().lengthNs(),
            before.map(last -> last.interval().lengthNs()).orElse(Long.MAX_VALUE));
    for (long length : Window.LENGTHS_NS) {
      if (length >= shortest) {
        var window = subject.windowAt(length, added.interval().startNs());
        state.dirty().mark(window, added.epoch(), nowMs);
        if (state.epochs().of(added.epoch()).closes(window)) {
          emit(window, nowMs);
        }
      }
    }
  }

  private void hear(Heartbeat heartbeat, long nowMs) {
    var epoch = heartbeat.epoch();
    state.epochs().heard(epoch, nowMs);
    var progress = state.epochs().advance(heartbeat);
    if (state.spans().put(epoch, heartbeat.span(), nowMs)) {
      cover(epoch, heartbeat.span().interval(), nowMs);
    }
    state.dirty().closedBy(epoch, progress).forEach(window -> emit(window, nowMs));
    forgetting.advance(epoch, nowMs, window -> emit(window, nowMs));
  }

  /** Marks the windows whose coverage a report changes. */
  private void cover(Epoch epoch, Interval reported, long nowMs) {
    for (var minute : state.minutes().touchedBy(epoch.observer(), reported)) {
      for (long length : Window.LENGTHS_NS) {
        long from = Math.max(reported.startNs(), minute.startNs());
        long to = Math.min(reported.endNs(), minute.endNs());
        var window = minute.subject().windowAt(length, from);
        while (window.startNs() < to) {
          if (state.dirty().contains(window) || state.counters().hasResult(window)) {
            state.dirty().mark(window, epoch, nowMs);
          }
          window = minute.subject().windowAt(length, window.endNs());
        }
      }
    }
  }

  /** Shows what has waited too long, and lets go of what silent epochs hold. */
  void tick(long nowMs) {
    state
        .dirty()
        .waitingSince(nowMs - settings.earlyAfter().toMillis(), EARLY_PER_TICK)
        .forEach(window -> emit(window, nowMs));
    state
        .epochs()
        .silentSince(nowMs - settings.retention().toMillis())
        .forEach(epoch -> forgetting.dismiss(epoch, nowMs, window -> emit(window, nowMs)));
  }

  private void emit(Window window, long nowMs) {
    // Once a minute and not with every record: of two taps alike, now one and now the other leads.
    // Every record makes its minute dirty, so that the last choice is made on all of them.
    if (isChoice(window) && state.taps().settle(window)) {
      emitParts(window, nowMs);
    }
    show(window, nowMs);
  }

  private boolean isChoice(Window window) {
    return grouping == Grouping.LINK && window.lengthNs() == Window.MINUTE_NS;
  }

  /** Shows the windows of a minute anew that were summed by another choice of taps. */
  private void emitParts(Window minute, long nowMs) {
    var shown = state.counters().shorterWithResult(minute);
    shown.forEach(window -> show(window, nowMs));
  }

  private void show(Window window, long nowMs) {
    var members = chosen(window);
    var watched = new LinkedHashMap<Epoch.Observer, List<Span>>();
    for (var member : members) {
      watched.computeIfAbsent(member.epoch().observer(), observer -> spansOf(observer, window));
    }
    state.dirty().clear(window);
    output.result(
        WindowResult.fold(window, members, watched), state.counters().next(window, nowMs));
  }

  private List<Contribution> chosen(Window window) {
    var members = state.contributions().in(window);
    return grouping == Grouping.LINK ? state.taps().choose(window, members) : members;
  }

  private List<Span> spansOf(Epoch.Observer observer, Window window) {
    return state.spans().touching(observer, window, state.epochs().longestSpanNs(observer));
  }
}
