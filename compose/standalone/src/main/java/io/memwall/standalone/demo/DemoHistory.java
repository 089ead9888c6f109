package io.memwall.standalone.demo;

import io.memwall.collectors.simulator.fabric.InventoryObject;
import io.memwall.sql.Database;
import io.memwall.standalone.forecast.ForecastJob;
import io.memwall.standalone.forecast.Insert;
import io.memwall.standalone.plan.HistoryDay;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Daily use of the days before the demo, so that there is something to plan with: nobody measured
 * it, and its source says so. The first pool and its first tenant grow towards the rim, the others
 * stay as they are; weekends are quieter.
 */
public final class DemoHistory {
  static final int DAYS = 60;
  static final String SOURCE = "generated for the demo";

  private static final double WHOLE_DAY_H = 24;
  private static final double SHARE_AT_END = 0.68;
  private static final double GROWTH_A_DAY = 0.004;
  private static final double WEEKEND = 0.03;

  /** Parts of the capacity by which one day differs from the next, in turn. */
  private static final double[] UNREST = {
    0, 0.02, -0.015, 0.01, -0.02, 0.005, -0.01, 0.015, -0.005, 0.025, -0.025
  };

  private DemoHistory() {}

  /**
   * Stores it, in the place of what an earlier demo stored for the same days, and forecasts from
   * it.
   *
   * @param inventory the pools and quotas of the demo's fabric
   * @throws SQLException if it cannot be stored
   */
  public static void store(Database database, List<InventoryObject> inventory, Clock clock)
      throws SQLException {
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    var rows = new ArrayList<List<?>>();
    days(inventory, today).forEach(day -> rows.add(day.row(SOURCE, clock.millis())));
    Insert.into(database, "daily_use", HistoryDay.COLUMNS, rows);
    new ForecastJob(database, clock).run();
  }

  /** The days before this one. */
  static List<HistoryDay> days(List<InventoryObject> inventory, LocalDate today) {
    var pools =
        inventory.stream()
            .filter(InventoryObject.Pool.class::isInstance)
            .map(InventoryObject.Pool.class::cast)
            .toList();
    var days = new ArrayList<HistoryDay>();
    for (int i = 0; i < pools.size(); i++) {
      var pool = pools.get(i);
      var tenants = tenants(inventory, pool);
      for (int ago = DAYS; ago >= 1; ago--) {
        days.addAll(day(new Line(pool, tenants, i == 0), today.minusDays(ago), ago));
      }
    }
    return days;
  }

  private record Line(InventoryObject.Pool pool, List<String> tenants, boolean grows) {}

  private static List<String> tenants(List<InventoryObject> inventory, InventoryObject.Pool pool) {
    return inventory.stream()
        .filter(InventoryObject.Quota.class::isInstance)
        .map(InventoryObject.Quota.class::cast)
        .filter(quota -> quota.poolId().equals(pool.objectId()))
        .map(InventoryObject.Quota::tenant)
        .toList();
  }

  /** A pool and its tenants: the first takes what has grown, the rest is shared evenly. */
  private static List<HistoryDay> day(Line line, LocalDate date, int ago) {
    double capacity = (double) line.pool().capacityBytes();
    double steady = SHARE_AT_END - DAYS * GROWTH_A_DAY;
    double grown = line.grows() ? (DAYS - ago) * GROWTH_A_DAY : 0;
    double quiet = date.getDayOfWeek().getValue() > 5 ? WEEKEND : 0;
    double used = steady + grown - quiet + UNREST[3 * ago % UNREST.length];
    var days = new ArrayList<HistoryDay>();
    days.add(entry(line.pool(), date, "", used * capacity));
    double even = (used - grown) * capacity / Math.max(1, line.tenants().size());
    for (int i = 0; i < line.tenants().size(); i++) {
      double own = i == 0 ? even + grown * capacity : even;
      days.add(entry(line.pool(), date, line.tenants().get(i), own));
    }
    return days;
  }

  private static HistoryDay entry(
      InventoryObject.Pool pool, LocalDate date, String tenant, double used) {
    return new HistoryDay(
        date,
        pool.objectId(),
        tenant,
        HistoryDay.Used.of(Math.rint(used)),
        tenant.isEmpty()
            ? OptionalDouble.of((double) pool.capacityBytes())
            : OptionalDouble.empty(),
        WHOLE_DAY_H);
  }
}
