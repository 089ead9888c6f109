package io.memwall.streams.latency;

import io.memwall.streams.Generation;
import io.memwall.streams.Revision;
import io.memwall.streams.Rows;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keeps latencies by connection, link, pool and host: takes findings, and gives results for every
 * window that they change. Not thread-safe; one per task.
 */
final class LatencyBook {
  /** How long a change waits for those that come with it: the other halves, how full links were. */
  private static final long SETTLE_MS = 400;

  /**
   * How long a change of an old window waits: a backlog is worked off, of which the rest comes
   * soon, and nobody waits for what was long ago.
   */
  static final long OLD_SETTLE_MS = 1_000;

  private static final long OLD_MS = 5_000;
  private static final long NANOS_PER_MS = 1_000_000;

  private final Generation generation;
  private final Output output;
  private final LatencyRules rules;
  private final Findings findings;
  private final Changes changes;
  private final Windows windows;
  private final Memory memory;
  private final Course course;
  private final Curves curves;
  private final Oblivion oblivion;
  private final Judge judge;

  /** Takes what comes out of a book. */
  interface Output {
    void judged(Judged judged, Revision revision);

    void curves(Entity entity, Curves.Drawn drawn, Revision revision);

    /** A piece whose window was already forgotten: its result stays as it is. */
    void late(Piece piece);
  }

  /**
   * Opens the book on its rows.
   *
   * @param retention how far behind the newest window of its entity a window is kept, and at the
   *     least how long after it last changed, by the clock of this process
   */
  LatencyBook(LatencyRules rules, Duration retention, Rows rows, Output output) {
    generation = new Generation(rows, Table.GENERATION.key().bytes());
    this.output = output;
    this.rules = rules;
    findings = new Findings(rows);
    changes = new Changes(rows);
    windows = new Windows(rows);
    memory = new Memory(rows, rules);
    course = new Course(rows, windows, memory);
    curves = new Curves(rows, memory, rules);
    oblivion =
        new Oblivion(
            rows, retention, new Oblivion.State(findings, windows, memory, course, curves));
    judge = new Judge(rules);
  }

  /** Takes a finding; results follow with a tick soon after. */
  void take(Finding finding, long nowMs) {
    if (finding instanceof Piece piece) {
      var reach = course.reach(piece.entity());
      if (piece.startNs() < reach.goneNs()) {
        output.late(piece);
      } else if (findings.put(piece)) {
        if (reach.isTouchedBy(piece.startNs(), nowMs)) {
          course.put(piece.entity(), reach.touched(piece.startNs(), nowMs));
        }
        var slot = new Findings.Slot(piece.entity(), piece.startNs());
        changes.mark(slot, dueMs(slot, nowMs));
      }
    } else {
      findings.put((Load) finding, nowMs).forEach(slot -> changes.mark(slot, dueMs(slot, nowMs)));
      oblivion.prune((Load) finding, nowMs);
    }
  }

  /** Those of a case are judged at once: whoever imports it waits for what is computed. */
  private static long dueMs(Findings.Slot slot, long nowMs) {
    if (!slot.entity().caseName().isEmpty()) {
      return nowMs;
    }
    long endMs = (slot.startNs() + AnswersKind.WINDOW_NS) / NANOS_PER_MS;
    return nowMs + (nowMs - endMs > OLD_MS ? OLD_SETTLE_MS : SETTLE_MS);
  }

  /** Judges what has changed, and lets go of what is old. */
  void tick(long nowMs) {
    for (var entity : changes.due(nowMs)) {
      settle(entity, nowMs);
      oblivion.advance(entity, nowMs);
    }
    oblivion.expire(nowMs);
  }

  private void settle(Entity entity, long nowMs) {
    var changed = changes.of(entity);
    boolean ripples = false;
    for (long startNs : findings.startsFrom(entity, changed.first())) {
      // What a window taught before counts for those behind it, as long as it teaches the same.
      if (ripples || changed.contains(startNs)) {
        ripples |= judge(new Findings.Slot(entity, startNs), nowMs);
      }
    }
    changes.clear(entity);
  }

  /** Judges a window; whether it teaches something else than before. */
  private boolean judge(Findings.Slot slot, long nowMs) {
    course.moveTo(slot.entity(), slot.startNs());
    var gathered = findings.gathered(slot);
    var lessons = gathered.lessons(rules);
    draw(slot, gathered, nowMs);
    var baselines = baselines(gathered, lessons);
    var judged = judge.judge(gathered, baselines, curves.of(slot));
    var before = windows.get(slot);
    long said = Digest.of(judged.bytes());
    long counter = before.map(Windows.Past::counter).orElse(0L);
    if (before.isEmpty() || before.get().said() != said) {
      counter++;
      output.judged(judged, new Revision(generation.at(nowMs), counter));
    }
    var past = new Windows.Past(lessons, nanos(baselines), said, counter, nowMs);
    windows.put(slot, past);
    if (before.isEmpty() || !before.get().baselines().equals(past.baselines())) {
      // Nothing else of theirs need come: they have waited already for what the pool waited for.
      findings.leaners(slot).forEach(leaner -> changes.mark(leaner, nowMs));
    }
    return before.isEmpty() || !before.get().lessons().equals(lessons);
  }

  private static Map<Series, Double> nanos(Map<Series, Baseline> baselines) {
    var nanos = new TreeMap<Series, Double>();
    baselines.forEach((series, baseline) -> nanos.put(series, baseline.nanos()));
    return nanos;
  }

  private Map<Series, Baseline> baselines(Gathered gathered, Lessons lessons) {
    var baselines = new TreeMap<Series, Baseline>();
    for (var series : gathered.latencies().keySet()) {
      var track = new Track(lessons.version(), series);
      memory
          .baseline(gathered.entity(), gathered.startNs(), track, lessons.of(series))
          .or(() -> ofPool(gathered, series))
          .ifPresent(baseline -> baselines.put(series, baseline));
    }
    return baselines;
  }

  private Optional<Baseline> ofPool(Gathered gathered, Series series) {
    return gathered
        .fallback()
        .flatMap(pool -> windows.get(new Findings.Slot(pool, gathered.startNs())))
        .map(past -> past.baselines().get(series))
        .map(nanos -> new Baseline(nanos, Baseline.Kind.POOL));
  }

  private void draw(Findings.Slot slot, Gathered gathered, long nowMs) {
    var reach = course.reach(slot.entity());
    if (slot.entity().kind() != Entity.Kind.LINK || !reach.hasLearnt()) {
      return;
    }
    curves
        .draw(slot, reach.learntNs(), gathered)
        .ifPresent(
            drawn -> {
              var next = reach.withCurve();
              course.put(slot.entity(), next);
              output.curves(
                  slot.entity(), drawn, new Revision(generation.at(nowMs), next.curves()));
            });
  }
}
