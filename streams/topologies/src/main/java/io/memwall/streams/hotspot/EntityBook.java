package io.memwall.streams.hotspot;

import io.memwall.streams.Revision;
import io.memwall.streams.hotspot.Reading.Interval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Readings of one entity whose windows are not yet decided, and how far it has been judged. */
final class EntityBook {
  static final long WINDOW_NS = 10_000_000_000L;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Entity entity;
  private final ScoreRows rows;
  private final Map<String, TreeMap<Long, Reading>> readings = new HashMap<>();
  private final TreeMap<Long, Long> firstArrivalMs = new TreeMap<>();
  private Optional<Progress> progress;
  private long lastArrivalMs = Long.MIN_VALUE;
  private long lastSpokenNs = Long.MIN_VALUE;

  EntityBook(Entity entity, ScoreRows rows, Optional<Progress> progress) {
    this.entity = entity;
    this.rows = rows;
    this.progress = progress;
  }

  Entity entity() {
    return entity;
  }

  Optional<Progress> progress() {
    return progress;
  }

  /** Takes a reading that rows hold already. */
  void restore(Reading reading, long nowMs) {
    remember(reading);
    arrived(reading, nowMs);
  }

  /**
   * Takes a reading.
   *
   * @return false if all it speaks of is decided
   */
  boolean take(Reading reading, long nowMs) {
    if (reading.interval().endNs() <= decidedNs()) {
      waitNextTimeFor(reading);
      return false;
    }
    var ofKey = readings.getOrDefault(reading.origin().key(), new TreeMap<>());
    var before = ofKey.get(reading.interval().startNs());
    if (before != null && !reading.replaces(before)) {
      return true;
    }
    remember(reading);
    arrived(reading, nowMs);
    rows.put(reading);
    return true;
  }

  /**
   * A source that comes after every decision would never be heard: nobody would wait for one that
   * has never spoken in time. Who has just missed a window is waited for in the next.
   */
  private void waitNextTimeFor(Reading reading) {
    String key = reading.origin().key();
    var missed = new Interval(decidedNs() - WINDOW_NS, decidedNs());
    boolean whole = Gathering.isWhole(reading, missed);
    progress
        .filter(now -> whole && !now.sources().contains(key))
        .ifPresent(
            now -> {
              progress = Optional.of(now.waitingFor(key));
              rows.put(entity, progress.get());
            });
  }

  private void remember(Reading reading) {
    readings
        .computeIfAbsent(reading.origin().key(), key -> new TreeMap<>())
        .put(reading.interval().startNs(), reading);
    var span = reading.interval();
    lastSpokenNs = Math.max(lastSpokenNs, span.isStanding() ? span.startNs() + 1 : span.endNs());
  }

  private void arrived(Reading reading, long nowMs) {
    lastArrivalMs = Math.max(lastArrivalMs, nowMs);
    var span = reading.interval();
    long middle = span.isStanding() ? span.startNs() : (span.startNs() + span.endNs()) / 2;
    firstArrivalMs.putIfAbsent(Math.max(windowOf(middle), decidedNs()), nowMs);
  }

  private long decidedNs() {
    return progress.map(Progress::decidedNs).orElse(Long.MIN_VALUE);
  }

  static long windowOf(long ns) {
    return Math.floorDiv(ns, WINDOW_NS) * WINDOW_NS;
  }

  /** The window to be decided next; empty while there is nothing to begin with. */
  Optional<Interval> next() {
    return progress
        .map(Progress::decidedNs)
        .or(() -> firstStart().map(EntityBook::windowOf))
        .map(start -> new Interval(start, start + WINDOW_NS));
  }

  private Optional<Long> firstStart() {
    return readings.values().stream()
        .filter(ofKey -> !ofKey.isEmpty())
        .map(TreeMap::firstKey)
        .min(Long::compare);
  }

  /** Leaves out windows before an instant of which nothing was said but what stands. */
  void beginAfter(long ns) {
    long start = windowOf(ns);
    boolean old = next().filter(window -> window.startNs() < start).isPresent();
    if (!old) {
      return;
    }
    long spoken =
        readings.values().stream()
            .flatMap(ofKey -> ofKey.values().stream())
            .filter(one -> !one.interval().isStanding())
            .mapToLong(one -> windowOf(one.interval().startNs()))
            .min()
            .orElse(start);
    long to = Math.min(start, spoken);
    if (progress.isEmpty() || progress.get().decidedNs() < to) {
      moveTo(progress.map(now -> now.skippedTo(to)).orElseGet(() -> Progress.begin(to)));
    }
  }

  /** The last instant that was ever spoken of; what stands speaks of its start. */
  long lastSpokenNs() {
    return lastSpokenNs;
  }

  /** When the first word of a window came, ms; empty while there is none. */
  Optional<Long> firstArrivalMs(Interval window) {
    return Optional.ofNullable(firstArrivalMs.get(window.startNs()));
  }

  /** Whether a later window has been spoken of before an instant. */
  boolean laterWindowBefore(Interval window, long ms) {
    return firstArrivalMs.tailMap(window.endNs(), true).values().stream()
        .anyMatch(arrival -> arrival <= ms);
  }

  long lastArrivalMs() {
    return lastArrivalMs;
  }

  /** Readings that speak of a window, in order within each source. */
  List<Reading> of(Interval window) {
    var found = new ArrayList<Reading>();
    readings.values().stream()
        .flatMap(ofKey -> ofKey.headMap(window.endNs()).values().stream())
        .filter(one -> one.interval().common(window.startNs(), window.endNs()) > 0)
        .forEach(found::add);
    return found;
  }

  /** Whether all sources that are waited for said anything of a window; cheap to ask. */
  boolean hasHeardAll(Interval window) {
    var sources = progress.map(Progress::sources).orElse(List.of());
    return !sources.isEmpty() && sources.stream().allMatch(key -> hasHeard(key, window));
  }

  private boolean hasHeard(String key, Interval window) {
    return readings.getOrDefault(key, new TreeMap<>()).headMap(window.endNs()).values().stream()
        .anyMatch(one -> one.interval().common(window.startNs(), window.endNs()) > 0);
  }

  /** Whether all sources that spoke for the whole of the window before did so for this one. */
  boolean isComplete(Gathered gathered) {
    return progress.isPresent()
        && !progress.get().sources().isEmpty()
        && gathered.settled().containsAll(progress.get().sources());
  }

  /** Notes a decision and drops what is not needed any more. */
  Revision decided(Interval window, Progress.Judged judged, long generation) {
    var after = progress.orElseGet(() -> Progress.begin(window.startNs()));
    after = after.after(window.endNs(), judged);
    moveTo(after);
    return new Revision(generation, after.results());
  }

  void skipTo(long ns) {
    progress.ifPresent(now -> moveTo(now.skippedTo(ns)));
  }

  private void moveTo(Progress after) {
    progress = Optional.of(after);
    rows.put(entity, after);
    firstArrivalMs.headMap(after.decidedNs()).clear();
    for (var ofKey : readings.values()) {
      drop(ofKey, after.decidedNs());
    }
    readings.values().removeIf(TreeMap::isEmpty);
  }

  /** What stands stays until something later of its source has begun. */
  private void drop(NavigableMap<Long, Reading> ofKey, long beforeNs) {
    var newest = ofKey.floorKey(beforeNs);
    var gone =
        ofKey.headMap(beforeNs, true).values().stream()
            .filter(
                one ->
                    one.interval().endNs() <= beforeNs
                        || (one.interval().isStanding()
                            && newest != null
                            && one.interval().startNs() < newest))
            .toList();
    for (var one : gone) {
      ofKey.remove(one.interval().startNs());
      rows.delete(one);
    }
  }

  /** Forgets everything. */
  void clear() {
    readings.values().forEach(ofKey -> ofKey.values().forEach(rows::delete));
    readings.clear();
    rows.delete(entity);
  }

  static long nanos(long ms) {
    return ms * NANOS_PER_MILLI;
  }
}
