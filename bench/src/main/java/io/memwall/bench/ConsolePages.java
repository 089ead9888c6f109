package io.memwall.bench;

import io.memwall.sql.Database;
import io.memwall.sql.Parameter;
import io.memwall.sql.QueryLimits;
import io.memwall.sql.QueryRunner;
import io.memwall.sql.SavedQueries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the pages of the console ask when somebody opens them: about the last 15 minutes, unless
 * they name another time themselves, and with the limits that the console sets.
 */
final class ConsolePages {
  private static final Duration RANGE = Duration.ofMinutes(15);
  private static final QueryLimits LIMITS =
      QueryLimits.of(Duration.ofSeconds(20), 10_000, 2L << 30);
  private static final String EVER = "1970-01-02T00:00:00Z";

  /** Asked about the page's range and nothing else. */
  private static final List<String> PLAIN =
      List.of(
          "hotspots",
          "hotspot_changes",
          "fabric_links",
          "host_pressure",
          "link_shares",
          "link_protocol",
          "latency_percentiles",
          "microbursts",
          "link_headroom",
          "pool_contention",
          "hottest_lines",
          "probe_amplification",
          "pool_occupancy",
          "pool_pressure",
          "pool_extents",
          "tenant_quotas",
          "reclaimable",
          "pooled_saving",
          "tenant_headroom",
          "tenant_gib_hours",
          "coverage",
          "balance",
          "agents",
          "alerts",
          "quarantined",
          "link_counters",
          "storage_used",
          "changes");

  private final QueryRunner runner;
  private final Instant to;

  ConsolePages(Database database, Instant to) {
    this.runner = new QueryRunner(database, LIMITS);
    this.to = to;
  }

  void time(Timing timing) {
    PLAIN.forEach(name -> time(timing, name, Map.of()));
    time(timing, "link_bandwidth", Map.of("from", back(Duration.ofMinutes(1)), "window", "10"));
    time(timing, "link_bandwidth", Map.of("window", "10", "top", "8"));
    time(timing, "link_bandwidth", Map.of("window", "10", "link", "h1-p"));
    time(timing, "loss_ledger", Map.of("interval", "300"));
    time(timing, "busiest_links", Map.of("top", "16"));
    time(timing, "hot_regions", Map.of("top", "20"));
    time(timing, "busy_regions", Map.of("top", "15"));
    time(timing, "hotspot_components", Map.of("entity", "link:h1-p/rx"));
    time(timing, "line_history", Map.of("place", "*"));
    time(timing, "leak_suspects", Map.of("from", back(Duration.ofHours(3)), "top", "20"));
    time(timing, "cases", Map.of("case_name", "*"));
    for (String days : List.of("use_by_day", "forecast_path", "forecasts")) {
      time(timing, days, Map.of("from", EVER, "to", "2261-01-01T00:00:00Z"));
    }
  }

  private String back(Duration duration) {
    return to.minus(duration).toString();
  }

  private void time(Timing timing, String name, Map<String, String> more) {
    var values = new TreeMap<>(Map.of(Parameter.FROM, back(RANGE), Parameter.TO, to.toString()));
    values.putAll(more);
    var query = SavedQueries.named(name);
    timing.add("console " + name + " " + told(more), true, () -> runner.run(query, values));
  }

  private static String told(Map<String, String> more) {
    return more.isEmpty() ? "" : new TreeMap<>(more).toString();
  }
}
