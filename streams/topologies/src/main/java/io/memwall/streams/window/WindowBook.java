package io.memwall.streams.window;

import io.memwall.streams.Revision;
import io.memwall.streams.Rows;
import io.memwall.streams.window.Window.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the windows of one kind of entity: takes observations and gives results, early and revised.
 *
 * <p>A result goes out when (1) an epoch that changed the window closes it with its watermark, at
 * once or, where records may be behind it, soon, (2) an epoch that had closed it changes it again,
 * soon: late records come in numbers, or (3) it has waited too long for either, since its node may
 * be dead. Not thread-safe; one per task.
 */
final class WindowBook<E> {
  private static final int EARLY_PER_TICK = 10_000;

  /** A closed window that changes waits for this share of its length for what comes with it. */
  private static final int LATE_SHARE = 30;

  /** In a backlog, what belongs together comes apart by this much of the log's time. */
  private static final long APART_MS = 1_000;

  /** A tap whose node lost less than this share of its frames is healthy. */
  private static final double HEALTHY_DROPS = 0.001;

  private static final Disbelief.Doubt REPEATED =
      new Disbelief.Doubt(FoldEvent.REPEATED, "said before");
  private static final Disbelief.Doubt LATE =
      new Disbelief.Doubt(FoldEvent.LATE_BEYOND_STATE, "its minute is no longer kept");

  private final Kind<E> kind;
  private final long longestNs;
  private final FoldSettings settings;
  private final long earlyMs;
  private final Disbelief<E> disbelief;
  private final Output<E> output;
  private final FoldState<E> state;
  private final Forgetting<E> forgetting;
  private final LogClock waiting = new LogClock();

  /** Takes what comes out of a book. */
  interface Output<E> {
    void result(WindowResult<E> result, Revision revision);

    void event(FoldEvent event, LeftOut<E> leftOut);
  }

  /**
   * The clocks at the arrival of an observation; for waiting, silence and disbelief only, never for
   * figures.
   *
   * @param nowMs this process's, ms since 1970
   * @param brokerMs the log's, ms since 1970: the same in a replay
   */
  record Clock(long nowMs, long brokerMs) {}

  /**
   * Opens the book on its rows.
   *
   * @param nowMs wall time, ms since 1970; used for waiting and silence only, never for figures
   */
  WindowBook(Kind<E> kind, FoldSettings settings, Rows rows, Output<E> output, long nowMs) {
    this.kind = kind;
    longestNs = kind.lengthsNs().get(kind.lengthsNs().size() - 1);
    this.settings = settings;
    earlyMs = settings.earlyAfter().toMillis();
    disbelief = new Disbelief<>(kind, settings);
    this.output = output;
    state = FoldState.open(kind, rows, settings.earlyAfter(), nowMs);
    forgetting = new Forgetting<>(settings.retention(), kind.lengthsNs(), state);
  }

  /**
   * Takes an observation.
   *
   * @param entity whose windows a contribution counts in; of no meaning for a heartbeat
   */
  void observe(String entity, Observation<E> observation, Clock clock) {
    waiting.heard(clock.brokerMs(), clock.nowMs());
    if (observation instanceof Contribution<E> contribution) {
      var wrong = disbelief.of(contribution, clock.brokerMs());
      if (wrong.isPresent()) {
        leaveOut(entity, contribution, wrong.get(), clock.nowMs());
      } else {
        add(new Subject(contribution.epoch().caseName(), entity), contribution, clock.nowMs());
      }
    } else {
      hear((Heartbeat<E>) observation, clock.nowMs());
    }
  }

  private void leaveOut(
      String entity, Contribution<E> contribution, Disbelief.Doubt doubt, long nowMs) {
    output.event(
        doubt.event(), new LeftOut<>(entity, contribution, doubt.event(), doubt.detail(), nowMs));
  }

  private void add(Subject subject, Contribution<E> added, long nowMs) {
    var interval = added.interval();
    var before = state.contributions().sameContentAs(subject, added);
    if (before.isPresent() && !added.replaces(before.get())) {
      leaveOut(subject.entity(), added, REPEATED, nowMs);
      return;
    }
    state.epochs().heard(added.epoch(), nowMs);
    if (!forgetting.keep(Minutes.minuteOf(subject, interval.startNs()), added.epoch(), nowMs)) {
      // Folding what is left of the minute would replace a fuller result by a poorer one.
      leaveOut(subject.entity(), added, LATE, nowMs);
      return;
    }
    state.contributions().put(subject, added);
    if (before.isEmpty() || !added.saysTheSameAs(before.get())) {
      change(subject, added, before, nowMs);
    }
  }

  private void change(
      Subject subject, Contribution<E> added, Optional<Contribution<E>> before, long nowMs) {
    state.taps().note(subject, added);
    // A corrected record may have become too long for a window it was in: that one changes too.
    long shortest =
        Math.min(
            added.interval().lengthNs(),
            before.map(last -> last.interval().lengthNs()).orElse(Long.MAX_VALUE));
    for (long length : kind.lengthsNs()) {
      if (length >= shortest) {
        var window = subject.windowAt(length, added.interval().startNs());
        state.dirty().mark(window, added.epoch(), earlyDueMs(window, nowMs));
        if (state.epochs().of(added.epoch()).closes(window)) {
          showSoon(window, added.epoch(), nowMs);
        }
      }
    }
  }

  private void hear(Heartbeat<E> heartbeat, long nowMs) {
    var epoch = heartbeat.epoch();
    state.epochs().heard(epoch, nowMs);
    var progress = state.epochs().advance(heartbeat);
    if (state.spans().put(epoch, heartbeat.span(), nowMs)) {
      cover(epoch, heartbeat.span().interval(), nowMs);
    }
    state.dirty().closedBy(epoch, progress).forEach(window -> close(window, epoch, nowMs));
    forgetting.advance(epoch, nowMs, window -> emit(window, nowMs));
  }

  private void close(Window window, Epoch by, long nowMs) {
    if (kind.isGathered()) {
      showSoon(window, by, nowMs);
    } else {
      emit(window, nowMs);
    }
  }

  /**
   * Shows a closed window with what comes right behind. Those of a case are shown at once: whoever
   * imports it waits until all that was read is told.
   */
  private void showSoon(Window window, Epoch by, long nowMs) {
    if (window.isLive()) {
      long soonMs = window.lengthMs() / LATE_SHARE;
      long waitMs = waiting.isBehind() ? Math.max(soonMs, APART_MS) : soonMs;
      state.dirty().mark(window, by, waiting.now(nowMs) + waitMs);
    } else {
      emit(window, nowMs);
    }
  }

  /** When to show a window that nobody closes. */
  private long earlyDueMs(Window window, long nowMs) {
    return waiting.now(nowMs) + window.lengthMs() + earlyMs;
  }

  /** Marks the windows whose coverage a report changes. */
  private void cover(Epoch epoch, Interval reported, long nowMs) {
    for (var minute : state.minutes().touchedBy(epoch.observer(), reported)) {
      for (long length : kind.lengthsNs()) {
        long from = Math.max(reported.startNs(), minute.startNs());
        long to = Math.min(reported.endNs(), minute.endNs());
        var window = minute.subject().windowAt(length, from);
        while (window.startNs() < to) {
          if (state.dirty().contains(window) || state.contributions().hasAny(window)) {
            state.dirty().mark(window, epoch, earlyDueMs(window, nowMs));
          }
          window = minute.subject().windowAt(length, window.endNs());
        }
      }
    }
  }

  /** Shows what has waited too long, and lets go of what silent epochs hold. */
  void tick(long nowMs) {
    waiting.tick(nowMs);
    state.dirty().due(waiting.now(nowMs), EARLY_PER_TICK).forEach(window -> emit(window, nowMs));
    state
        .epochs()
        .silentSince(nowMs - settings.retention().toMillis())
        .forEach(epoch -> forgetting.dismiss(epoch, nowMs, window -> emit(window, nowMs)));
  }

  /**
   * Has windows shown anew, since what their results are joined with has changed; not at once,
   * since such changes come in numbers.
   *
   * @param fromNs windows that end behind it
   * @param leastLengthNs of the windows that are joined with it
   */
  void revise(long fromNs, long leastLengthNs, long nowMs) {
    for (var observer : state.epochs().observers()) {
      var nobody = new Epoch(observer.caseName(), "", 0);
      for (var minute : state.minutes().touchedBy(observer, new Interval(fromNs, Long.MAX_VALUE))) {
        shown(minute).stream()
            .filter(window -> window.lengthNs() >= leastLengthNs && window.endNs() > fromNs)
            .forEach(window -> state.dirty().mark(window, nobody, waiting.now(nowMs) + earlyMs));
      }
    }
  }

  private void emit(Window window, long nowMs) {
    if (!state.dirty().contains(window)) {
      // Shown meanwhile, with its minute.
      return;
    }
    // Once a minute and not with every record: of two taps alike, now one and now the other leads.
    // Every record makes its minute dirty, so that the last choice is made on all of them.
    if (window.lengthNs() == longestNs) {
      var minute = Minutes.minuteOf(window.subject(), window.startNs());
      if (state.taps().settle(minute, state.contributions(), node -> isHealthy(node, minute))) {
        showParts(minute, window, nowMs);
      }
    }
    show(window, nowMs);
  }

  /** Shows the other windows of a minute anew that were summed by another choice of taps. */
  private void showParts(Window minute, Window but, long nowMs) {
    shown(minute).stream()
        .filter(window -> !window.equals(but))
        .forEach(window -> show(window, nowMs));
  }

  /** The windows of a minute whose last result holds all that is known of them. */
  private List<Window> shown(Window minute) {
    return state.contributions().windows(minute, kind.lengthsNs()).stream()
        .filter(window -> !state.dirty().contains(window))
        .toList();
  }

  /** Whether a node lost nearly nothing of a minute, as far as it has reported. */
  private boolean isHealthy(String node, Window minute) {
    long frames = 0;
    long drops = 0;
    for (var span : spansOf(new Epoch.Observer(minute.subject().caseName(), node), minute)) {
      frames += span.frames();
      drops += span.drops();
    }
    return drops == 0 || drops < HEALTHY_DROPS * (frames + drops);
  }

  private void show(Window window, long nowMs) {
    var members = chosen(window);
    var watched = new LinkedHashMap<Epoch.Observer, List<Span>>();
    for (var member : members) {
      watched.computeIfAbsent(member.epoch().observer(), observer -> spansOf(observer, window));
    }
    state.dirty().clear(window);
    output.result(WindowResult.of(window, members, watched), state.sequence().next(nowMs));
  }

  private List<Contribution<E>> chosen(Window window) {
    return state.taps().choose(window, state.contributions().in(window));
  }

  private List<Span> spansOf(Epoch.Observer observer, Window window) {
    return state.spans().touching(observer, window, state.epochs().longestSpanNs(observer));
  }
}
