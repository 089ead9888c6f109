package io.memwall.standalone.forecast;

import io.memwall.sql.QueryRunner;
import io.memwall.sql.SavedQueries;
import io.memwall.streams.capacity.DailyUse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The days of one entity that count, in order.
 *
 * @param days p99 of each
 * @param imported how many of them were not measured here
 */
record UseHistory(List<DailyUse> days, int imported) {
  /** Of every live entity, by the saved query. */
  static Map<Entity, UseHistory> all(QueryRunner runner) {
    var histories = new LinkedHashMap<Entity, UseHistory>();
    var rows = runner.run(SavedQueries.named("use_by_day"), Map.of()).rowsByName();
    for (var row : rows) {
      var history =
          histories.computeIfAbsent(
              Entity.of(row, "kind", "pool"), entity -> new UseHistory(List.of(), 0));
      if (isTrue(row.get("counts"))) {
        histories.put(Entity.of(row, "kind", "pool"), history.with(row));
      }
    }
    return histories;
  }

  static boolean isTrue(Object value) {
    return value instanceof Boolean truth ? truth : value instanceof Long number && number != 0;
  }

  static LocalDate date(Object midnight) {
    return LocalDate.ofInstant((Instant) midnight, ZoneOffset.UTC);
  }

  static OptionalDouble real(Object value) {
    return value instanceof Number number
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }

  private UseHistory with(Map<String, Object> row) {
    var more = new ArrayList<>(days);
    more.add(
        new DailyUse(
            date(row.get("day")),
            ((Number) row.get("p99")).doubleValue(),
            real(row.get("capacity"))));
    return new UseHistory(more, imported + (row.get("source").equals("measured") ? 0 : 1));
  }
}
