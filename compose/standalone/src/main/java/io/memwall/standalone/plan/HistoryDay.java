package io.memwall.standalone.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One day of a pool or tenant, as somebody else had recorded it.
 *
 * @param tenant empty text for the pool itself
 * @param used p50, p95, p99 and highest, in bytes; all but p99 may be missing
 * @param capacity bytes
 * @param coveredHours of the day
 */
public record HistoryDay(
    LocalDate date,
    String pool,
    String tenant,
    Used used,
    OptionalDouble capacity,
    double coveredHours) {
  public static final String COLUMNS =
      "case_name, entity_kind, entity, pool_id, t_start, rev, source, p50, p95, p99, highest,"
          + " capacity, covered_h";

  /** Bytes that were not exceeded half, 95 %, 99 % and all of the day. */
  public record Used(OptionalDouble p50, OptionalDouble p95, double p99, OptionalDouble highest) {
    public static Used of(double p99) {
      var unknown = OptionalDouble.empty();
      return new Used(unknown, unknown, p99, unknown);
    }
  }

  /** The values of the columns. */
  public List<Object> row(String source, long rev) {
    boolean ofPool = tenant.isEmpty();
    return List.of(
        "",
        ofPool ? "POOL" : "TENANT",
        ofPool ? pool : tenant,
        ofPool ? "" : pool,
        date,
        rev,
        source,
        used.p50(),
        used.p95(),
        used.p99(),
        used.highest(),
        capacity,
        coveredHours);
  }
}
