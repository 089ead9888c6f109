package io.memwall.streams.latency;

import io.memwall.streams.Rows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets go of state. A window goes when a newer one of its entity is a retention ahead and it has
 * not changed for a retention of wall time; what it taught stays. An entity that has been silent
 * for longer than anything is learnt goes as a whole.
 */
final class Oblivion {
  private static final int WINDOWS_PER_STEP = 64;
  private static final long EXPIRE_EVERY_MS = Duration.ofMinutes(10).toMillis();
  private static final long SILENT_MS = Duration.ofDays(8).toMillis();
  private static final List<Table> OF_ENTITY =
      List.of(Table.REACH, Table.HOUR, Table.HOURS, Table.BIN, Table.CURVES);

  private final Rows rows;
  private final Duration retention;
  private final State state;
  private long nextExpiryMs = Long.MIN_VALUE;

  /** What is let go of. */
  record State(Findings findings, Windows windows, Memory memory, Course course, Curves curves) {}

  private record Old(Findings.Slot slot, Windows.Past past) {}

  Oblivion(Rows rows, Duration retention, State state) {
    this.rows = rows;
    this.retention = retention;
    this.state = state;
  }

  /** Takes a step for an entity that has moved on. */
  void advance(Entity entity, long nowMs) {
    var reach = state.course().reach(entity);
    forget(entity, reach.newestNs() - retention.toNanos(), nowMs);
  }

  private void forget(Entity entity, long beforeNs, long nowMs) {
    long untouchedMs = nowMs - retention.toMillis();
    var old = new ArrayList<Old>();
    state
        .windows()
        .scan(
            entity,
            Long.MIN_VALUE + 1,
            beforeNs,
            (start, past) ->
                past.touchedMs() <= untouchedMs
                    && old.add(new Old(new Findings.Slot(entity, start), past))
                    && old.size() < WINDOWS_PER_STEP);
    if (old.isEmpty()) {
      return;
    }
    var last = old.get(old.size() - 1).slot();
    if (state.course().reach(entity).learntNs() < last.startNs()) {
      state.course().moveTo(entity, last.startNs() + 1);
    }
    old.forEach(this::forget);
    long goneNs = last.startNs() + AnswersKind.WINDOW_NS;
    state.course().put(entity, state.course().reach(entity).goneTo(goneNs));
    old.stream()
        .flatMap(one -> tracks(one.past().lessons()).stream())
        .distinct()
        .forEach(track -> state.memory().settle(entity, track, goneNs));
  }

  private void forget(Old old) {
    state.findings().forget(old.slot());
    state.windows().forget(old.slot());
    // The curves of a minute go with its first window: those behind it were judged long ago.
    state.curves().forget(old.slot());
  }

  private static List<Track> tracks(Lessons lessons) {
    return lessons.bySeries().keySet().stream()
        .map(series -> new Track(lessons.version(), series))
        .toList();
  }

  /** Deletes loads of a link that nobody has used for a retention. */
  void prune(Load load, long nowMs) {
    state
        .findings()
        .pruneLoads(load, load.startNs() - retention.toNanos(), nowMs - retention.toMillis());
  }

  /** Lets go of what silent entities hold, now and then. */
  void expire(long nowMs) {
    if (nowMs < nextExpiryMs) {
      return;
    }
    nextExpiryMs = nowMs + EXPIRE_EVERY_MS;
    var silent = new ArrayList<Entity>();
    var dead = new ArrayList<Entity>();
    rows.scan(
        Table.REACH.key().bytes(),
        (key, value) -> {
          var entity = Entity.read(Table.fields(key));
          long touchedMs = Reach.of(value).touchedMs();
          if (touchedMs < nowMs - SILENT_MS) {
            dead.add(entity);
          } else if (touchedMs < nowMs - retention.toMillis()) {
            silent.add(entity);
          }
          return true;
        });
    silent.forEach(entity -> forget(entity, Long.MAX_VALUE, nowMs));
    dead.forEach(entity -> bury(entity, nowMs));
  }

  private void bury(Entity entity, long nowMs) {
    forget(entity, Long.MAX_VALUE, nowMs);
    for (var table : OF_ENTITY) {
      rows.deleteAll(table.key(entity).bytes());
    }
  }
}
