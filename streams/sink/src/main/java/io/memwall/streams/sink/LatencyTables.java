package io.memwall.streams.sink;

import io.memwall.schemas.results.CurveBin;
import io.memwall.schemas.results.Latency;
import io.memwall.schemas.results.LatencyCurve;
import io.memwall.schemas.results.LatencySeries;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** How long requests took, in tables {@code latency} and {@code latency_curve}. */
final class LatencyTables {
  private LatencyTables() {}

  static Table<Latency> windows() {
    var table =
        new Table<Latency>("latency")
            .partitionedBy(window -> Envelopes.partition(window.getCaseName(), window.getTStart()));
    identity(table);
    headline(table);
    new Series(table).columns();
    return table
        .column("connections", (out, window) -> out.uint32(window.getConnections()))
        .column("nodes", (out, window) -> out.array(window.getNodes(), RowBinaryWriter::string))
        .column("covered_ns", (out, window) -> out.count(window.getCoveredNs()))
        .column("span_ns", (out, window) -> out.count(window.getSpanNs()))
        .column("coverage", number(Latency::getCoverage))
        .column("t_computed", (out, window) -> out.time(window.getTComputed()));
  }

  private static void identity(Table<Latency> table) {
    table
        .column("case_name", (out, window) -> out.string(window.getCaseName()))
        .column("entity_kind", (out, window) -> out.string(window.getEntityKind().name()))
        .column("window_ns", (out, window) -> out.count(window.getWindowNs()))
        .column("t_start", (out, window) -> out.time(window.getTStart()))
        .column("entity", (out, window) -> out.string(window.getEntity()))
        .column("rev", (out, window) -> out.uint64(Revisions.rev(window.getRevision())))
        .column("t_end", (out, window) -> out.time(window.getTEnd()))
        .column("fabric_id", (out, window) -> out.string(window.getFabricId()));
  }

  private static void headline(Table<Latency> table) {
    table
        .column("tap_position", (out, window) -> out.string(window.getTapPosition().name()))
        .column("request_class", text(Latency::getRequestClass))
        .column("inflation", number(Latency::getInflation))
        .column("inflation_p99", number(Latency::getInflationP99))
        .column("baseline_ns", number(Latency::getBaselineNs))
        .column("baseline_kind", (out, window) -> out.string(window.getBaselineKind().name()))
        .column("missing", text(Latency::getMissing))
        .column("utilisation", number(Latency::getUtilisation))
        .column("demand_ratio", number(Latency::getDemandRatio))
        .column("in_flight", number(Latency::getInFlight))
        .column("knee_utilisation", number(Latency::getKneeUtilisation))
        .column("max_utilisation", number(Latency::getMaxUtilisation))
        .column("target_inflation", number(Latency::getTargetInflation))
        .column("headroom_bps", number(Latency::getHeadroomBps))
        .column("capacity_bps", number(Latency::getCapacityBps));
  }

  private record Series(Table<Latency> table) {
    void columns() {
      each("tap_position", (out, one) -> out.string(one.getTapPosition().name()));
      each("request_class", (out, one) -> out.string(one.getRequestClass()));
      each("samples", (out, one) -> out.count(one.getSamples()));
      each("sum_ns", (out, one) -> out.count(one.getSumNs()));
      each("p5_ns", number(LatencySeries::getP5Ns));
      each("p50_ns", number(LatencySeries::getP50Ns));
      each("p95_ns", number(LatencySeries::getP95Ns));
      each("p99_ns", number(LatencySeries::getP99Ns));
      each("baseline_ns", number(LatencySeries::getBaselineNs));
      each("baseline_kind", (out, one) -> out.string(one.getBaselineKind().name()));
      each("inflation", number(LatencySeries::getInflation));
      each("inflation_p99", number(LatencySeries::getInflationP99));
      each("missing", text(LatencySeries::getMissing));
    }

    private void each(String column, BiConsumer<RowBinaryWriter, LatencySeries> write) {
      table.column("series." + column, (out, window) -> out.array(window.getSeries(), write));
    }
  }

  static Table<LatencyCurve> curves() {
    var table =
        new Table<LatencyCurve>("latency_curve")
            .partitionedBy(curve -> Envelopes.partition(curve.getCaseName(), curve.getTStart()))
            .column("case_name", (out, curve) -> out.string(curve.getCaseName()))
            .column("t_start", (out, curve) -> out.time(curve.getTStart()))
            .column("entity", (out, curve) -> out.string(curve.getEntity()))
            .column("tap_position", (out, curve) -> out.string(curve.getTapPosition().name()))
            .column("request_class", (out, curve) -> out.string(curve.getRequestClass()))
            .column("rev", (out, curve) -> out.uint64(Revisions.rev(curve.getRevision())))
            .column("t_end", (out, curve) -> out.time(curve.getTEnd()))
            .column("fabric_id", (out, curve) -> out.string(curve.getFabricId()))
            .column("baseline_ns", number(LatencyCurve::getBaselineNs))
            .column("baseline_kind", (out, curve) -> out.string(curve.getBaselineKind().name()));
    bin(table, "utilisation", (out, bin) -> out.float64(bin.getUtilisation()));
    bin(table, "weight", (out, bin) -> out.float64(bin.getWeight()));
    bin(table, "p50_ns", (out, bin) -> out.float64(bin.getP50Ns()));
    bin(table, "p99_ns", (out, bin) -> out.float64(bin.getP99Ns()));
    bin(table, "inflation", number(CurveBin::getInflation));
    return table
        .column("slope", number(LatencyCurve::getSlope))
        .column("r_squared", number(LatencyCurve::getRSquared))
        .column("fit_missing", text(LatencyCurve::getFitMissing))
        .column("knee_utilisation", number(LatencyCurve::getKneeUtilisation))
        .column("target_inflation", (out, curve) -> out.float64(curve.getTargetInflation()))
        .column("max_utilisation", number(LatencyCurve::getMaxUtilisation))
        .column("t_computed", (out, curve) -> out.time(curve.getTComputed()));
  }

  private static void bin(
      Table<LatencyCurve> table, String column, BiConsumer<RowBinaryWriter, CurveBin> write) {
    table.column("bins." + column, (out, curve) -> out.array(curve.getBins(), write));
  }

  private static <T> BiConsumer<RowBinaryWriter, T> number(Function<T, Double> value) {
    return (out, row) -> out.nullable(value.apply(row), RowBinaryWriter::float64);
  }

  private static <T> BiConsumer<RowBinaryWriter, T> text(Function<T, String> value) {
    return (out, row) -> out.nullable(value.apply(row), RowBinaryWriter::string);
  }
}
