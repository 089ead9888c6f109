package io.memwall.streams.sink;

import io.memwall.schemas.results.Bandwidth;
import io.memwall.schemas.results.BandwidthBurst;
import io.memwall.schemas.results.Fairness;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** What makes up a sum of traffic, in columns of table {@code bandwidth}. */
final class BandwidthDetail {
  private BandwidthDetail() {}

  static void add(Table<Bandwidth> table) {
    capacity(table);
    losses(table);
    classes(table);
    credits(table);
    burst(table);
    fairness(table);
    shares(table);
    table.column(
        "missing",
        (out, window) ->
            out.map(window.getMissing(), RowBinaryWriter::string, RowBinaryWriter::string));
  }

  private static void capacity(Table<Bandwidth> table) {
    table.column(
        "partial", (out, window) -> out.nullable(window.getPartial(), RowBinaryWriter::bool));
    table.column(
        "capacity_bps",
        (out, window) -> out.nullable(window.getCapacityBps(), RowBinaryWriter::count));
    table.column(
        "utilisation",
        (out, window) -> out.nullable(window.getUtilisation(), RowBinaryWriter::float64));
    table.column("over_line_rate", (out, window) -> out.bool(window.getOverLineRate()));
    table.column(
        "microburst", (out, window) -> out.nullable(window.getMicroburst(), RowBinaryWriter::bool));
  }

  private static void losses(Table<Bandwidth> table) {
    table
        .column("fill_frames", (out, window) -> out.count(window.getFillFrames()))
        .column("gap_frames", (out, window) -> out.count(window.getGapFrames()))
        .column("gap_events", (out, window) -> out.count(window.getGapEvents()));
    table.column(
        "capture_lost",
        (out, window) -> out.nullable(window.getCaptureLost(), RowBinaryWriter::count));
    table.column(
        "nak_episodes",
        (out, window) -> out.nullable(window.getNakEpisodes(), RowBinaryWriter::count));
  }

  private static void classes(Table<Bandwidth> table) {
    table
        .column(
            "classes.traffic",
            (out, window) -> out.array(window.getClasses(), (o, one) -> o.string(one.getTraffic())))
        .column(
            "classes.flits",
            (out, window) -> out.array(window.getClasses(), (o, one) -> o.count(one.getFlits())))
        .column(
            "classes.payload_bytes",
            (out, window) ->
                out.array(window.getClasses(), (o, one) -> o.count(one.getPayloadBytes())))
        .column(
            "classes.wire_bytes",
            (out, window) ->
                out.array(window.getClasses(), (o, one) -> o.count(one.getWireBytes())));
  }

  private static void credits(Table<Bandwidth> table) {
    table
        .column(
            "credits.channel",
            (out, window) -> out.array(window.getCredits(), (o, one) -> o.uint8(one.getChannel())))
        .column(
            "credits.stall_ns",
            (out, window) -> out.array(window.getCredits(), (o, one) -> o.count(one.getStallNs())))
        .column(
            "credits.known_halves",
            (out, window) ->
                out.array(window.getCredits(), (o, one) -> o.uint32(one.getKnownHalves())))
        .column(
            "credits.halves",
            (out, window) -> out.array(window.getCredits(), (o, one) -> o.uint32(one.getHalves())));
  }

  private static void burst(Table<Bandwidth> table) {
    burst(table, "burst_bins", BandwidthBurst::getBins, RowBinaryWriter::count);
    burst(table, "burst_active_bins", BandwidthBurst::getActiveBins, RowBinaryWriter::count);
    burst(table, "burst_max_wire_bytes", BandwidthBurst::getMaxWireBytes, RowBinaryWriter::count);
    burst(table, "burst_sum_wire_bytes", BandwidthBurst::getSumWireBytes, RowBinaryWriter::count);
    burst(table, "burst_sum_squares", BandwidthBurst::getSumSquares, RowBinaryWriter::float64);
  }

  private static <V> void burst(
      Table<Bandwidth> table,
      String name,
      Function<BandwidthBurst, V> value,
      BiConsumer<RowBinaryWriter, V> write) {
    table.column(name, (out, window) -> out.nullable(of(window.getBurst(), value), write));
  }

  private static void fairness(Table<Bandwidth> table) {
    fairness(table, "fairness_masters", one -> (long) one.getMasters(), RowBinaryWriter::uint32);
    fairness(table, "fairness_jain", Fairness::getJain, RowBinaryWriter::float64);
    fairness(table, "fairness_min_share", Fairness::getMinShare, RowBinaryWriter::float64);
    fairness(table, "fairness_max_share", Fairness::getMaxShare, RowBinaryWriter::float64);
    fairness(table, "fairness_starved", Fairness::getStarved, RowBinaryWriter::string);
  }

  private static <V> void fairness(
      Table<Bandwidth> table,
      String name,
      Function<Fairness, V> value,
      BiConsumer<RowBinaryWriter, V> write) {
    table.column(name, (out, window) -> out.nullable(of(window.getFairness(), value), write));
  }

  private static void shares(Table<Bandwidth> table) {
    table
        .column(
            "masters.master",
            (out, window) -> out.array(window.getMasters(), (o, one) -> o.string(one.getMaster())))
        .column(
            "masters.wire_bytes",
            (out, window) ->
                out.array(window.getMasters(), (o, one) -> o.count(one.getWireBytes())))
        .column(
            "masters.goodput_bytes",
            (out, window) ->
                out.array(window.getMasters(), (o, one) -> o.count(one.getGoodputBytes())))
        .column(
            "tenants.tenant",
            (out, window) ->
                out.array(
                    window.getTenants(),
                    (o, one) -> o.nullable(one.getTenant(), RowBinaryWriter::string)))
        .column(
            "tenants.workload",
            (out, window) ->
                out.array(
                    window.getTenants(),
                    (o, one) -> o.nullable(one.getWorkload(), RowBinaryWriter::string)))
        .column(
            "tenants.alloc_id",
            (out, window) ->
                out.array(
                    window.getTenants(),
                    (o, one) -> o.nullable(one.getAllocId(), RowBinaryWriter::string)))
        .column(
            "tenants.wire_bytes",
            (out, window) ->
                out.array(window.getTenants(), (o, one) -> o.count(one.getWireBytes())))
        .column(
            "tenants.goodput_bytes",
            (out, window) ->
                out.array(window.getTenants(), (o, one) -> o.count(one.getGoodputBytes())));
  }

  private static <R, V> V of(R part, Function<R, V> value) {
    return part == null ? null : value.apply(part);
  }
}
