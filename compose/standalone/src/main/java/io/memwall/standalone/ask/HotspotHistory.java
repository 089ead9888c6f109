package io.memwall.standalone.ask;

import io.memwall.schemas.Nanos;
import io.memwall.sql.QueryRunner;
import io.memwall.streams.hotspot.Component;
import io.memwall.streams.hotspot.Instrument;
import io.memwall.streams.hotspot.Kind;
import io.memwall.streams.hotspot.Measure;
import io.memwall.streams.hotspot.Retrial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Windows of live entities as they were judged, with the raw values behind them. */
final class HotspotHistory {
  private final QueryRunner runner;
  private final Instant since;

  HotspotHistory(QueryRunner runner, Instant since) {
    this.runner = runner;
    this.since = since;
  }

  /**
   * One entity's windows.
   *
   * @param states as they were recorded, one for each window
   */
  record Past(Kind kind, String entity, List<Retrial.Window> windows, List<String> states) {
    String text() {
      return kind.word() + ":" + entity;
    }
  }

  /** Tells entity by entity, so that no more than one is held at a time. */
  void each(Consumer<Past> told) {
    String entities =
        "SELECT DISTINCT entity_kind, entity FROM hotspot FINAL WHERE case_name = '' AND t_end > %s"
            + " ORDER BY entity_kind, entity";
    for (List<Object> row : runner.sql(entities.formatted(since())).rows()) {
      told.accept(past((String) row.get(0), (String) row.get(1)));
    }
  }

  private String since() {
    return "fromUnixTimestamp64Nano(toInt64(" + Nanos.of(since) + "))";
  }

  private Past past(String kind, String entity) {
    String windows =
        """
        SELECT toUnixTimestamp64Nano(t_end), lower(state), instrumentation, `measures.measure`,
          `measures.value`, arrayFilter((c, nothing) -> nothing, `components.component`, `components.excused`),
          ifNull(oom_kills, 0)
        FROM hotspot FINAL
        WHERE case_name = '' AND entity_kind = '%s' AND entity = '%s' AND t_end > %s
        ORDER BY t_end
        """
            .formatted(kind, entity.replace("\\", "\\\\").replace("'", "\\'"), since());
    var found = new ArrayList<Retrial.Window>();
    var states = new ArrayList<String>();
    for (List<Object> row : runner.sql(windows).rows()) {
      found.add(window(row));
      states.add((String) row.get(1));
    }
    return new Past(Kind.valueOf(kind), entity, found, states);
  }

  private static Retrial.Window window(List<Object> row) {
    Set<Instrument> instruments = EnumSet.noneOf(Instrument.class);
    words(row.get(2)).forEach(word -> instruments.add(Instrument.valueOf(upper(word))));
    Set<Component> quiet = EnumSet.noneOf(Component.class);
    words(row.get(5)).forEach(word -> quiet.add(Component.valueOf(upper(word))));
    Map<Measure, Double> values = new EnumMap<>(Measure.class);
    List<String> measures = words(row.get(3)).toList();
    List<?> numbers = (List<?>) row.get(4);
    for (int i = 0; i < measures.size(); i++) {
      values.put(Measure.valueOf(upper(measures.get(i))), ((Number) numbers.get(i)).doubleValue());
    }
    long endNs = ((Number) row.get(0)).longValue();
    return new Retrial.Window(endNs, instruments, values, quiet, ((Number) row.get(6)).longValue());
  }

  private static Stream<String> words(Object array) {
    return ((List<?>) array).stream().map(String.class::cast);
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  /** What an entity's states were, run by run. */
  static List<Episode> episodes(List<Long> endsNs, List<String> states) {
    var episodes = new ArrayList<Episode>();
    Episode now = null;
    for (int i = 0; i < states.size(); i++) {
      String state = states.get(i);
      if (state.equals("ok")) {
        now = null;
      } else if (!state.equals("unknown")) {
        // What nobody sees goes on; see the alerts' own rule.
        boolean isCritical = state.equals("critical");
        if (now == null) {
          now = new Episode(endsNs.get(i), endsNs.get(i), isCritical);
        } else {
          episodes.remove(episodes.size() - 1);
          now = new Episode(now.startNs(), endsNs.get(i), now.critical() || isCritical);
        }
        episodes.add(now);
      }
    }
    return episodes;
  }

  /**
   * A time in which an entity was alerted of.
   *
   * @param startNs end of the window that decided it
   * @param lastNs end of the last window that was not well
   * @param critical at its worst
   */
  record Episode(long startNs, long lastNs, boolean critical) {
    boolean overlaps(Episode other) {
      return startNs <= other.lastNs && other.startNs <= lastNs;
    }

    String text() {
      return "%s from %s to %s"
          .formatted(
              critical ? "CRITICAL" : "WARNING", Nanos.instant(startNs), Nanos.instant(lastNs));
    }
  }

  static List<Long> ends(Past past) {
    return past.windows().stream().map(Retrial.Window::endNs).collect(Collectors.toList());
  }
}
