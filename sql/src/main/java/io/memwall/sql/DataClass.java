package io.memwall.sql;

import java.util.List;
import java.util.Locale;

/** Kinds of tables that are kept alike; what is cheapest to lose comes first. */
public enum DataClass {
  /** What collectors reported. */
  EVENTS,

  /** What was computed from it. */
  RESULTS,

  /** What later answers are explained by, and what nothing could compute again. It is small. */
  LEDGER;

  List<String> tables() {
    return switch (this) {
      case EVENTS ->
          List.of(
              "flow",
              "hot",
              "connection",
              "transaction",
              "health",
              "pool_snapshot",
              "host_memory",
              "link_health");
      case RESULTS ->
          List.of(
              "bandwidth",
              "contention",
              "pool_use",
              "leak",
              "hotspot",
              "latency",
              "latency_curve",
              "quarantine",
              "replay_request",
              "alert",
              "forecast",
              "forecast_score",
              "hotspot_change",
              "measured_use");
      case LEDGER -> List.of("allocation", "holding", "inventory", "received", "daily_use");
    };
  }

  /** As it stands in options and tables. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
