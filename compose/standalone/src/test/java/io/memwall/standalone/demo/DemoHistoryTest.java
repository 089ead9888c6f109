package io.memwall.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.simulator.Scenario;
import io.memwall.collectors.simulator.Simulation;
import io.memwall.collectors.simulator.SimulationOptions;
import io.memwall.standalone.plan.HistoryDay;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DemoHistoryTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

  private final List<HistoryDay> days =
      DemoHistory.days(
          new Simulation(
                  SimulationOptions.of(Scenario.DEMO),
                  (tap, tNanos, frame, direction) -> {},
                  event -> {})
              .inventory(),
          TODAY);

  private List<HistoryDay> of(String pool, String tenant) {
    return days.stream()
        .filter(day -> day.pool().equals(pool) && day.tenant().equals(tenant))
        .toList();
  }

  @Test
  void everyPoolAndTenant_hasSixtyDaysUntilYesterday() {
    for (String pool : List.of("pool0", "pool1")) {
      for (String tenant : List.of("", "training", "inference", "analytics", "search")) {
        assertThat(of(pool, tenant)).as(pool + " " + tenant).hasSize(60);
        assertThat(of(pool, tenant).get(59).date()).isEqualTo(TODAY.minusDays(1));
      }
    }
    assertThat(days).hasSize(2 * 5 * 60);
  }

  @Test
  void tenants_haveWhatThePoolHas() {
    for (HistoryDay whole : of("pool0", "")) {
      double sum =
          days.stream()
              .filter(day -> day.date().equals(whole.date()) && day.pool().equals("pool0"))
              .filter(day -> !day.tenant().isEmpty())
              .mapToDouble(day -> day.used().p99())
              .sum();
      assertThat(sum).isCloseTo(whole.used().p99(), org.assertj.core.data.Offset.offset(4.0));
    }
  }

  @Test
  void onePoolGrows_theOtherStays() {
    assertThat(growth("pool0", "")).isBetween(0.15, 0.3);
    assertThat(growth("pool0", "training")).isBetween(0.15, 0.3);
    assertThat(growth("pool0", "search")).isBetween(-0.06, 0.06);
    assertThat(growth("pool1", "")).isBetween(-0.06, 0.06);
  }

  /** From a weekday to the same one eight weeks later, as a part of the capacity. */
  private double growth(String pool, String tenant) {
    var all = of(pool, tenant);
    return (all.get(58).used().p99() - all.get(2).used().p99()) / (64L << 30);
  }
}
