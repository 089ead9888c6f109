package io.memwall.standalone.plan;

import io.memwall.sql.Parameter;
import io.memwall.sql.QueryRunner;
import io.memwall.sql.SavedQueries;
import io.memwall.standalone.forecast.StoredForecast;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What stands beside a pool's own forecast.
 *
 * @param reclaimable the row of the saved query; empty when no ledger of the pool was ever seen
 * @param quotas what its tenants may hold, bytes; without an entry a tenant has none that is known
 * @param links latest forecasts of the link directions that lead to it
 * @param scores the pool's row of the saved query forecasts
 * @param slopes of the fitted latency curves, by link direction
 */
record Surroundings(
    Optional<Map<String, Object>> reclaimable,
    Map<String, Double> quotas,
    List<StoredForecast> links,
    Map<String, Object> scores,
    Map<String, Double> slopes) {
  /** Links that end at the node of the pool, or that one of its ports is plugged into. */
  private static final String LINKS =
"""
WITH
    latest AS
    (
        SELECT object_id, argMax((deleted, ifNull(object_type, ''), ifNull(owner_node, ''), ifNull(end_a, ''),
            ifNull(end_b, ''), ifNull(link_id, '')), (inv_epoch, inv_seq)) AS v
        FROM inventory FINAL WHERE case_name = '' GROUP BY object_id
    ),
    (SELECT any(v.3) FROM latest WHERE object_id = '%1$s' AND v.2 = 'pool' AND NOT v.1) AS node
SELECT DISTINCT link FROM
(
    SELECT object_id AS link FROM latest
    WHERE v.2 = 'link' AND NOT v.1 AND node != '' AND (v.4 = node OR v.5 = node)
    UNION ALL
    SELECT v.6 FROM latest WHERE v.2 = 'port' AND NOT v.1 AND v.6 != '' AND node != '' AND v.3 = node
)
ORDER BY link
""";

  static Surroundings of(QueryRunner runner, String pool, List<StoredForecast> latest) {
    String quoted = pool.replace("\\", "\\\\").replace("'", "\\'");
    var names = new TreeSet<Object>();
    runner.sql(LINKS.formatted(quoted)).rows().forEach(row -> names.add(row.get(0)));
    var links =
        latest.stream()
            .filter(stored -> stored.entity().kind().equals("LINK"))
            .filter(stored -> names.contains(link(stored)))
            .toList();
    return new Surroundings(
        reclaimable(runner, pool),
        Quotas.read(runner, pool).byTenant(),
        links,
        scores(runner, pool),
        slopes(runner));
  }

  private static Optional<Map<String, Object>> reclaimable(QueryRunner runner, String pool) {
    return runner.run(SavedQueries.named("reclaimable"), Map.of()).rowsByName().stream()
        .filter(row -> row.get("pool").equals(pool))
        .findFirst()
        .map(
            row -> {
              var all = new HashMap<>(row);
              stranded(runner, pool).ifPresent(bytes -> all.put("stranded_bytes", bytes));
              return all;
            });
  }

  /** A ledger does not know how full the paths of hosts are: the saved query does. */
  private static Optional<Object> stranded(QueryRunner runner, String pool) {
    return runner.run(SavedQueries.named("stranded"), Map.of()).rowsByName().stream()
        .filter(row -> row.get("pool").equals(pool))
        .flatMap(row -> Stream.ofNullable(row.get("stranded_bytes")))
        .findFirst();
  }

  private static Map<String, Object> scores(QueryRunner runner, String pool) {
    return runner.run(SavedQueries.named("forecasts"), Map.of()).rowsByName().stream()
        .filter(row -> row.get("kind").equals("POOL") && row.get("entity").equals(pool))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Double> slopes(QueryRunner runner) {
    var slopes = new HashMap<String, Double>();
    var everything = Map.of(Parameter.FROM, "2000-01-01", Parameter.TO, "2262-01-01");
    for (var row : runner.run(SavedQueries.named("link_headroom"), everything).rowsByName()) {
      if (row.get("slope") instanceof Number slope) {
        slopes.put((String) row.get("link"), slope.doubleValue());
      }
    }
    return slopes;
  }

  /** The link a direction belongs to: what is before the last slash. */
  private static String link(StoredForecast direction) {
    String name = direction.entity().name();
    return name.contains("/") ? name.substring(0, name.lastIndexOf('/')) : name;
  }

  /** How many links lead to the pool and have a forecast. */
  int group() {
    return (int) links.stream().map(Surroundings::link).distinct().count();
  }

  OptionalDouble slope(StoredForecast direction) {
    Double slope = slopes.get(direction.entity().name());
    return slope == null ? OptionalDouble.empty() : OptionalDouble.of(slope);
  }

  /** A figure of the pool's scores. */
  OptionalDouble score(String column) {
    return scores.get(column) instanceof Number number
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }

  /** Bytes of a kind that could be given back; empty when unknown. */
  OptionalLong bytes(String column) {
    return reclaimable
        .map(row -> row.get(column))
        .map(value -> OptionalLong.of(((Number) value).longValue()))
        .orElse(OptionalLong.empty());
  }
}
