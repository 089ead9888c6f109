package io.memwall.streams.hotspot;

import io.memwall.streams.Rows;
import io.memwall.streams.hotspot.Judgement.Rules;
import io.memwall.streams.hotspot.Reading.Interval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Judges the entities of a task, window by window, each window once. */
final class ScoreBook {
  /** What only stands is not judged for longer ago than this. */
  private static final long OLDEST_NS = 3_600_000_000_000L;

  /** A region that is well is forgotten, unlike what people declared. */
  private static final long REGION_REST_NS = 600_000_000_000L;

  private final ScoreRows rows;
  private final ScoreSettings settings;
  private final Consumer<Judgement> output;
  private final Map<Entity, EntityBook> books = new LinkedHashMap<>();
  private final Map<Node, Long> watchedNs = new HashMap<>();
  private final long openedMs;
  private long heardMs;
  private long late;

  /** A node of a case, or a live one. */
  private record Node(String caseName, String node) {}

  /** Opens the book where its rows end. */
  ScoreBook(Rows rows, ScoreSettings settings, Consumer<Judgement> output, long nowMs) {
    this.rows = new ScoreRows(rows);
    this.settings = settings;
    this.output = output;
    openedMs = nowMs;
    heardMs = nowMs;
    this.rows
        .progress()
        .forEach(
            (entity, progress) ->
                books.put(entity, new EntityBook(entity, this.rows, Optional.of(progress))));
    this.rows.readings().forEach(reading -> book(reading.entity()).restore(reading, nowMs));
  }

  private EntityBook book(Entity entity) {
    return books.computeIfAbsent(entity, any -> new EntityBook(any, rows, Optional.empty()));
  }

  /** Takes a reading; what speaks of decided windows only is counted and changes nothing. */
  void take(Reading reading, long nowMs) {
    heardMs = nowMs;
    if (!book(reading.entity()).take(reading, nowMs)) {
      late++;
    }
    regionsOf(reading).forEach(region -> book(region.entity()).take(region, nowMs));
  }

  /** Readings that came after their windows were decided. */
  long late() {
    return late;
  }

  /** A node watched up to an instant. */
  void watched(String caseName, String node, long untilNs) {
    watchedNs.merge(new Node(caseName, node), untilNs, Math::max);
  }

  /**
   * The regions of a pool that its reading names; those watched already that it does not name are
   * not contended any more.
   */
  private List<Reading> regionsOf(Reading pool) {
    var places = new LinkedHashMap<String, Double>();
    boolean tellsRegions =
        pool.entity().kind() == Kind.POOL && pool.origin().question().equals(Origins.CONTENTION);
    if (!tellsRegions) {
      return List.of();
    }
    for (var entity : books.keySet()) {
      if (entity.kind() == Kind.REGION
          && entity.caseName().equals(pool.entity().caseName())
          && entity.name().startsWith(pool.entity().name() + "/0x")) {
        places.put(entity.name(), 0.0);
      }
    }
    for (var place : pool.setting().regions()) {
      double transit = place.transit().orElse(0);
      boolean matters =
          transit > thresholds(region(pool, place.region())).ramp(Measure.TRANSIT).low();
      if (matters || places.containsKey(place.region())) {
        places.put(place.region(), transit);
      }
    }
    var found = new ArrayList<Reading>();
    places.forEach(
        (name, transit) -> found.add(Origins.ofRegion(pool, region(pool, name), transit)));
    return found;
  }

  private static Entity region(Reading pool, String name) {
    return new Entity(pool.entity().caseName(), Kind.REGION, name);
  }

  private Thresholds thresholds(Entity entity) {
    return settings.rules().thresholds(entity);
  }

  /** Decides what is due. */
  void tick(long nowMs) {
    for (var book : List.copyOf(books.values())) {
      decide(book, nowMs);
      if (isForgotten(book, nowMs)) {
        book.clear();
        books.remove(book.entity());
      }
    }
  }

  private void decide(EntityBook book, long nowMs) {
    boolean past = settings.waits() || !book.entity().caseName().isEmpty();
    if (!past) {
      book.beginAfter(EntityBook.nanos(nowMs) - OLDEST_NS);
    }
    for (var next = book.next(); next.isPresent(); next = book.next()) {
      var window = next.get();
      if (!past && nowMs < endMs(window)) {
        return;
      }
      if (!isDue(book, window, nowMs)) {
        return;
      }
      var gathered = gathered(book, window);
      if (isUnknown(book) && gathered.instruments().isEmpty()) {
        // An entity of which nothing is known any more says so once.
        book.skipTo(window.endNs());
      } else {
        judge(book, new Undecided(window, gathered), nowMs);
      }
    }
  }

  private Gathered gathered(EntityBook book, Interval window) {
    return Gathered.of(window, book.of(window), (span, nodes) -> watched(book, span, nodes));
  }

  private record Undecided(Interval window, Gathered gathered) {}

  private static boolean isUnknown(EntityBook book) {
    return book.progress().filter(now -> now.watch().state() == State.UNKNOWN).isPresent();
  }

  private boolean isDue(EntityBook book, Interval window, long nowMs) {
    if (settings.waits()) {
      return window.startNs() < book.lastSpokenNs()
          && nowMs - heardMs >= settings.caseWait().toMillis();
    }
    if (!book.entity().caseName().isEmpty()) {
      return window.startNs() < book.lastSpokenNs()
          && nowMs - book.lastArrivalMs() >= settings.caseWait().toMillis();
    }
    return isTimeUp(book, window, nowMs) || isComplete(book, window);
  }

  /** Each tick asks this of each entity: what was said is gathered only if it can be all. */
  private boolean isComplete(EntityBook book, Interval window) {
    return book.hasHeardAll(window) && book.isComplete(gathered(book, window));
  }

  private boolean isTimeUp(EntityBook book, Interval window, long nowMs) {
    long waitMs = settings.patience().toMillis();
    long endMs = endMs(window);
    var first = book.firstArrivalMs(window);
    if (first.isPresent()) {
      return nowMs >= Math.max(endMs, first.get()) + waitMs;
    }
    boolean started = nowMs >= openedMs + settings.startWait().toMillis();
    return nowMs >= endMs + waitMs && (started || book.laterWindowBefore(window, nowMs - waitMs));
  }

  private static long endMs(Interval window) {
    return Math.floorDiv(window.endNs(), EntityBook.nanos(1));
  }

  private void judge(EntityBook book, Undecided undecided, long nowMs) {
    var entity = book.entity();
    var window = undecided.window();
    var progress = book.progress().orElseGet(() -> Progress.begin(window.startNs()));
    var gathered = undecided.gathered().in(progress.around());
    var rules =
        new Rules(
            settings
                .rules()
                .instrumentation(
                    entity, progress.instruments(window.endNs(), gathered.instruments())),
            thresholds(entity));
    var verdict =
        Verdict.of(
            gathered,
            new Verdict.Case(
                entity.kind(), rules.instrumentation(), rules.thresholds(), progress.topped()));
    OptionalDouble score = verdict.value();
    var watch =
        progress
            .watch()
            .after(
                window.endNs(),
                score,
                verdict.corroboratedBy().isPresent(),
                rules.thresholds().limits());
    var revision =
        book.decided(window, new Progress.Judged(gathered, verdict, watch), rows.generation(nowMs));
    output.accept(
        new Judgement(
            entity, window, verdict, gathered, watch, progress.watch().state(), rules, revision));
  }

  /** Whether some of the nodes watched most of a window; one pair of open eyes is enough. */
  private boolean watched(EntityBook book, Interval window, List<String> nodes) {
    long least = window.startNs() + (window.endNs() - window.startNs()) / 2;
    return nodes.stream()
        .anyMatch(
            node ->
                watchedNs.getOrDefault(new Node(book.entity().caseName(), node), Long.MIN_VALUE)
                    >= least);
  }

  private boolean isForgotten(EntityBook book, long nowMs) {
    var progress = book.progress();
    if (progress.isEmpty()) {
      return false;
    }
    long silentNs = EntityBook.nanos(nowMs) - progress.get().watch().sinceNs();
    var state = progress.get().watch().state();
    if (book.entity().kind() == Kind.REGION && state == State.OK) {
      return silentNs > REGION_REST_NS && progress.get().topped().isEmpty();
    }
    boolean over = state == State.UNKNOWN || !book.entity().caseName().isEmpty();
    return over
        && silentNs > settings.forget().toNanos()
        && nowMs - book.lastArrivalMs() > settings.forget().toMillis();
  }
}
