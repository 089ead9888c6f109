package io.memwall.streams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.schemas.results.BaselineKind;
import io.memwall.schemas.results.CurveBin;
import io.memwall.schemas.results.EntityKind;
import io.memwall.schemas.results.Latency;
import io.memwall.schemas.results.LatencyCurve;
import io.memwall.schemas.results.LatencySeries;
import io.memwall.schemas.results.Revision;
import io.memwall.schemas.results.SeriesPosition;
import io.memwall.sql.Database;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every figure of a latency and of a curve arrives in its column. */
class LatencyMappingIT {
  private static Database database;

  @BeforeAll
  static void migrate() {
    database = Servers.empty();
  }

  @Test
  void window_keepsItsFiguresAndItsSeries() throws Exception {
    Servers.insert(database, LatencyTables.windows(), window());

    assertThat(
            Servers.rows(
                database,
                """
                SELECT entity_kind, entity, tap_position, request_class, inflation, inflation_p99, baseline_ns,
                  baseline_kind, missing, utilisation, demand_ratio, in_flight, knee_utilisation,
                  max_utilisation, target_inflation, headroom_bps, capacity_bps, `series.request_class`,
                  `series.samples`, `series.p50_ns`, `series.inflation`, `series.missing`, connections, nodes,
                  covered_ns, coverage, t_computed
                FROM latency FINAL
                """))
        .containsExactly(
            Arrays.asList(
                "LINK",
                "l/rx",
                "HOST",
                "get",
                3.0,
                4.0,
                2000.0,
                "UNLOADED",
                null,
                0.5,
                1.5,
                250.0,
                0.45,
                0.6575,
                3.0,
                15.75e9,
                1e11,
                List.of("get", "put"),
                List.of(500L, 7L),
                Arrays.asList(6000.0, null),
                Arrays.asList(3.0, null),
                Arrays.asList(null, "too_few_samples"),
                2L,
                List.of("n1", "n2"),
                8L,
                0.8,
                Events.T0));
  }

  @Test
  void curve_keepsItsBins() throws Exception {
    Servers.insert(database, LatencyTables.curves(), curve());

    assertThat(
            Servers.rows(
                database,
                """
                SELECT entity, tap_position, request_class, baseline_ns, baseline_kind, `bins.utilisation`,
                  `bins.weight`, `bins.p50_ns`, `bins.p99_ns`, `bins.inflation`, slope, r_squared, fit_missing,
                  knee_utilisation, target_inflation, max_utilisation, t_end
                FROM latency_curve FINAL
                """))
        .containsExactly(
            Arrays.asList(
                "l/rx",
                "POOL",
                "put",
                null,
                "NONE",
                List.of(0.15),
                List.of(500.5),
                List.of(2600.0),
                List.of(3000.0),
                Arrays.asList((Object) null),
                null,
                null,
                "no_baseline",
                null,
                3.0,
                null,
                Events.T0.plus(Duration.ofMinutes(1))));
  }

  private static Latency window() {
    return Latency.newBuilder()
        .setEntityKind(EntityKind.LINK)
        .setEntity("l/rx")
        .setWindowNs(10_000_000_000L)
        .setTStart(Events.T0)
        .setTEnd(Events.T0.plusSeconds(10))
        .setRevision(new Revision(1L, 2L))
        .setCaseName("latency")
        .setFabricId("f")
        .setTapPosition(SeriesPosition.HOST)
        .setRequestClass("get")
        .setInflation(3.0)
        .setInflationP99(4.0)
        .setBaselineNs(2000.0)
        .setBaselineKind(BaselineKind.UNLOADED)
        .setUtilisation(0.5)
        .setDemandRatio(1.5)
        .setInFlight(250.0)
        .setKneeUtilisation(0.45)
        .setMaxUtilisation(0.6575)
        .setTargetInflation(3.0)
        .setHeadroomBps(15.75e9)
        .setCapacityBps(1e11)
        .setSeries(
            List.of(
                series("get", 500).setP50Ns(6000.0).setInflation(3.0).build(),
                series("put", 7).setMissing("too_few_samples").build()))
        .setConnections(2)
        .setNodes(List.of("n1", "n2"))
        .setCoveredNs(8)
        .setSpanNs(10)
        .setCoverage(0.8)
        .setTComputed(Events.T0)
        .build();
  }

  private static LatencySeries.Builder series(String request, long samples) {
    return LatencySeries.newBuilder()
        .setTapPosition(SeriesPosition.HOST)
        .setRequestClass(request)
        .setSamples(samples)
        .setSumNs(9);
  }

  private static LatencyCurve curve() {
    return LatencyCurve.newBuilder()
        .setEntity("l/rx")
        .setTapPosition(SeriesPosition.POOL)
        .setRequestClass("put")
        .setTStart(Events.T0)
        .setTEnd(Events.T0.plus(Duration.ofMinutes(1)))
        .setRevision(new Revision(1L, 2L))
        .setCaseName("latency")
        .setFabricId("f")
        .setBins(List.of(new CurveBin(0.15, 500.5, 2600.0, 3000.0, null)))
        .setFitMissing("no_baseline")
        .setTargetInflation(3.0)
        .setTComputed(Events.T0)
        .build();
  }
}
