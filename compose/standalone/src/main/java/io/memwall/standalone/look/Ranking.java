package io.memwall.standalone.look;

import io.memwall.sql.SavedQueries;
import io.memwall.sql.SavedQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What makes something the worst. */
@SuppressWarnings("ImmutableEnumChecker") // Map.of and List.of never change.
enum Ranking {
  /** Links, by the part of their capacity; where it is unknown, by what they carry. */
  LOAD(
      "link_bandwidth",
      Duration.ofSeconds(15),
      Map.of("window", "1"),
      "link t_start utilisation wire_bits_per_s goodput_bits_per_s efficiency retrans_ratio coverage",
      "link",
      List.of("utilisation", "wire_bits_per_s")),

  /** Pools, by how often lines change hands. */
  CONTENTION(
      "pool_contention",
      Duration.ofSeconds(60),
      Map.of(),
      "pool t_start severity transfers_per_s transit ping_pong probe_amplification masters top_region"
          + " coverage",
      "pool",
      List.of("transit", "transfers_per_s", "transfers_upper_bound")),

  /** All that is scored, by the score. */
  PRESSURE(
      "hotspots",
      Duration.ofSeconds(60),
      Map.of(),
      "entity_kind entity state score since causes top_tenant affected_hosts partial coverage",
      "entity",
      List.of("score"));

  private final String query;
  private final Duration back;
  private final Map<String, String> parameters;
  private final List<String> columns;
  private final String entity;
  private final List<String> figures;

  Ranking(
      String query,
      Duration back,
      Map<String, String> parameters,
      String columns,
      String entity,
      List<String> figures) {
    this.query = query;
    this.back = back;
    this.parameters = parameters;
    this.columns = List.of(columns.split(" "));
    this.entity = entity;
    this.figures = figures;
  }

  SavedQuery query() {
    return SavedQueries.named(query);
  }

  /** How far back the last window of an entity may lie. */
  Duration back() {
    return back;
  }

  Map<String, String> parameters() {
    return parameters;
  }

  List<String> columns() {
    return columns;
  }

  long entities(List<Map<String, Object>> rows) {
    return latest(rows).size();
  }

  /** The last row of each entity, the worst first; what is not known comes last. */
  List<Map<String, Object>> worst(List<Map<String, Object>> rows, int top) {
    Comparator<Map<String, Object>> order =
        figures.stream()
            .map(Ranking::descending)
            .reduce(Comparator::thenComparing)
            .orElseThrow()
            .thenComparing(this::name);
    return latest(rows).values().stream()
        .sorted(order)
        .limit(top)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private Map<String, Map<String, Object>> latest(List<Map<String, Object>> rows) {
    var latest = new LinkedHashMap<String, Map<String, Object>>();
    for (var row : rows) {
      latest.merge(name(row), row, (one, other) -> start(other).isBefore(start(one)) ? one : other);
    }
    return latest;
  }

  private String name(Map<String, Object> row) {
    return row.getOrDefault("entity_kind", "") + ":" + row.get(entity);
  }

  private static Instant start(Map<String, Object> row) {
    return (Instant) row.get("t_start");
  }

  private static Comparator<Map<String, Object>> descending(String figure) {
    return Comparator.comparing(
        row -> row.get(figure) instanceof Number number ? -number.doubleValue() : null,
        Comparator.nullsLast(Comparator.naturalOrder()));
  }
}
