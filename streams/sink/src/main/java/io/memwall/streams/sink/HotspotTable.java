package io.memwall.streams.sink;

import io.memwall.schemas.results.Hotspot;
import io.memwall.schemas.results.HotspotComponent;
import io.memwall.schemas.results.HotspotMeasure;
import io.memwall.schemas.results.HotspotOwner;
import io.memwall.schemas.results.HotspotRegion;
import io.memwall.schemas.results.HotspotShare;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Scores and states in table {@code hotspot}. */
final class HotspotTable {
  private HotspotTable() {}

  static Table<Hotspot> create() {
    var table =
        new Table<Hotspot>("hotspot")
            .partitionedBy(spot -> Envelopes.partition(spot.getCaseName(), spot.getTStart()));
    identity(table);
    score(table);
    components(table);
    measures(table);
    surroundings(table);
    return table;
  }

  private static void identity(Table<Hotspot> table) {
    table
        .column("case_name", (out, spot) -> out.string(spot.getCaseName()))
        .column("entity_kind", (out, spot) -> out.string(spot.getEntityKind().name()))
        .column("t_start", (out, spot) -> out.time(spot.getTStart()))
        .column("entity", (out, spot) -> out.string(spot.getEntity()))
        .column("rev", (out, spot) -> out.uint64(Revisions.rev(spot.getRevision())))
        .column("window_ns", (out, spot) -> out.count(spot.getWindowNs()))
        .column("t_end", (out, spot) -> out.time(spot.getTEnd()))
        .column("fabric_id", (out, spot) -> out.string(spot.getFabricId()));
  }

  private static void score(Table<Hotspot> table) {
    table
        .column("state", (out, spot) -> out.string(spot.getState().name()))
        .column("previous_state", (out, spot) -> out.string(spot.getPreviousState().name()))
        .column("state_changed", (out, spot) -> out.bool(spot.getStateChanged()))
        .column("t_since", (out, spot) -> out.time(spot.getTSince()))
        .column("score", (out, spot) -> out.nullable(spot.getScore(), RowBinaryWriter::float64))
        .column("evidence", (out, spot) -> out.float64(spot.getEvidence()))
        .column("corroborated", (out, spot) -> out.bool(spot.getCorroborated()))
        .column(
            "corroborated_by",
            (out, spot) -> out.nullable(spot.getCorroboratedBy(), RowBinaryWriter::string))
        .column("partial", (out, spot) -> out.bool(spot.getPartial()))
        .column(
            "instrumentation",
            (out, spot) -> out.array(spot.getInstrumentation(), RowBinaryWriter::string))
        .column(
            "instrumentation_declared", (out, spot) -> out.bool(spot.getInstrumentationDeclared()));
  }

  private static void components(Table<Hotspot> table) {
    component(table, "component", (out, one) -> out.string(one.getComponent()));
    component(table, "weight", (out, one) -> out.float64(one.getWeight()));
    component(table, "x", (out, one) -> out.nullable(one.getX(), RowBinaryWriter::float64));
    component(
        table,
        "contribution",
        (out, one) -> out.nullable(one.getContribution(), RowBinaryWriter::float64));
    component(
        table, "missing", (out, one) -> out.nullable(one.getMissing(), RowBinaryWriter::string));
    component(table, "excused", (out, one) -> out.bool(one.getExcused()));
  }

  private static void component(
      Table<Hotspot> table, String column, BiConsumer<RowBinaryWriter, HotspotComponent> write) {
    table.column("components." + column, (out, spot) -> out.array(spot.getComponents(), write));
  }

  private static void measures(Table<Hotspot> table) {
    measure(table, "component", (out, one) -> out.string(one.getComponent()));
    measure(table, "measure", (out, one) -> out.string(one.getMeasure()));
    measure(table, "value", (out, one) -> out.float64(one.getValue()));
    measure(table, "low", (out, one) -> out.float64(one.getLow()));
    measure(table, "high", (out, one) -> out.float64(one.getHigh()));
    measure(table, "source", (out, one) -> out.string(one.getSource()));
    measure(table, "generation", (out, one) -> out.count(one.getGeneration()));
    measure(table, "counter", (out, one) -> out.count(one.getCounter()));
    measure(
        table, "coverage", (out, one) -> out.nullable(one.getCoverage(), RowBinaryWriter::float64));
  }

  private static void measure(
      Table<Hotspot> table, String column, BiConsumer<RowBinaryWriter, HotspotMeasure> write) {
    table.column("measures." + column, (out, spot) -> out.array(spot.getMeasures(), write));
  }

  private static void surroundings(Table<Hotspot> table) {
    table
        .column("causes", (out, spot) -> out.array(spot.getCauses(), RowBinaryWriter::string))
        .column("ruled_out", (out, spot) -> out.array(spot.getRuledOut(), RowBinaryWriter::string))
        .column(
            "oom_kills", (out, spot) -> out.nullable(spot.getOomKills(), RowBinaryWriter::count))
        .column(
            "baseline_ns",
            (out, spot) -> out.nullable(spot.getBaselineNs(), RowBinaryWriter::float64));
    region(table, "region", (out, one) -> out.string(one.getRegion()));
    region(
        table, "transit", (out, one) -> out.nullable(one.getTransit(), RowBinaryWriter::float64));
    region(table, "tenant", (out, one) -> out.nullable(one.getTenant(), RowBinaryWriter::string));
    region(
        table, "workload", (out, one) -> out.nullable(one.getWorkload(), RowBinaryWriter::string));
    region(
        table, "alloc_id", (out, one) -> out.nullable(one.getAllocId(), RowBinaryWriter::string));
    shares(table, "top_tenants.", Hotspot::getTopTenants);
    owners(table);
    shares(table, "top_masters.", Hotspot::getTopMasters);
    table
        .column(
            "affected_hosts",
            (out, spot) -> out.array(spot.getAffectedHosts(), RowBinaryWriter::string))
        .column(
            "affected_host_count",
            (out, spot) -> out.nullable(spot.getAffectedHostCount(), (o, hosts) -> o.uint32(hosts)))
        .column("parents", (out, spot) -> out.array(spot.getParents(), RowBinaryWriter::string))
        .column("missing_windows", (out, spot) -> out.uint32(spot.getMissingWindows()))
        .column(
            "coverage", (out, spot) -> out.nullable(spot.getCoverage(), RowBinaryWriter::float64))
        .column("sentence", (out, spot) -> out.string(spot.getSentence()))
        .column("next_command", (out, spot) -> out.string(spot.getNextCommand()))
        .column("t_computed", (out, spot) -> out.time(spot.getTComputed()));
  }

  private static void owners(Table<Hotspot> table) {
    owner(table, "tenant", (out, one) -> out.nullable(one.getTenant(), RowBinaryWriter::string));
    owner(
        table, "workload", (out, one) -> out.nullable(one.getWorkload(), RowBinaryWriter::string));
    owner(table, "alloc_id", (out, one) -> out.nullable(one.getAllocId(), RowBinaryWriter::string));
    owner(table, "bytes", (out, one) -> out.count(one.getBytes()));
    owner(table, "share", (out, one) -> out.float64(one.getShare()));
  }

  private static void owner(
      Table<Hotspot> table, String column, BiConsumer<RowBinaryWriter, HotspotOwner> write) {
    table.column("top_owners." + column, (out, spot) -> out.array(spot.getTopOwners(), write));
  }

  private static void region(
      Table<Hotspot> table, String column, BiConsumer<RowBinaryWriter, HotspotRegion> write) {
    table.column("top_regions." + column, (out, spot) -> out.array(spot.getTopRegions(), write));
  }

  private static void shares(
      Table<Hotspot> table, String prefix, Function<Hotspot, List<HotspotShare>> shares) {
    table
        .column(
            prefix + "name",
            (out, spot) -> out.array(shares.apply(spot), (o, one) -> o.string(one.getName())))
        .column(
            prefix + "bytes",
            (out, spot) -> out.array(shares.apply(spot), (o, one) -> o.count(one.getBytes())))
        .column(
            prefix + "share",
            (out, spot) -> out.array(shares.apply(spot), (o, one) -> o.float64(one.getShare())));
  }
}
