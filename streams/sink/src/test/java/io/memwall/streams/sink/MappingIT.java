package io.memwall.streams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memwall.schemas.events.Attachment;
import io.memwall.schemas.events.Link;
import io.memwall.schemas.events.Node;
import io.memwall.schemas.events.NodeKind;
import io.memwall.schemas.events.Pool;
import io.memwall.schemas.events.Port;
import io.memwall.schemas.events.Quota;
import io.memwall.schemas.events.Region;
import io.memwall.sql.Database;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every column of every table is filled from the record, and with the right value. */
class MappingIT {
  private static final Events EVENTS = new Events("mapping");
  private static Database database;

  @BeforeAll
  static void migrate() {
    database = Servers.empty();
  }

  @Test
  void everyColumn_isMapped() {
    var shapes = new ArrayList<>(new RecordReader(fingerprint -> Optional.empty()).shapes());
    shapes.add(ReceivedTable.create().shape());
    for (Shape shape : shapes) {
      var columns =
          Servers.rows(
              database,
              "SELECT name FROM system.columns WHERE database = currentDatabase() AND table = '%s' AND name != 'ingested_at'"
                  .formatted(shape.table()));
      assertThat(shape.columns())
          .as(shape.table())
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(
              columns.stream().map(row -> (String) row.get(0)).toList());
    }
    assertThat(shapes).hasSize(RecordReader.storedTopics().size() + 1);
  }

  @Test
  void flow_keepsItsValues() throws Exception {
    Servers.insert(database, FlowTable.create(), EVENTS.flow(3));

    assertThat(
            Servers.rows(
                database,
                """
                SELECT tap_id, epoch, seq, toString(boot_id), t_start, clock_source, clock_err_ns, frames, fill_frames,
                  capture_lost, wire_bytes, goodput_bytes, `messages.channel`, `messages.payload_bytes`,
                  ack_latency_buckets, ack_latency_sum, `latency.class`, `latency.buckets`, `latency.sum`,
                  anomalies, vlan_outer, vlan_inner, dst_node, link_id, cum_messages, tap_position
                FROM flow WHERE seq = 3
                """))
        .containsExactly(
            Arrays.asList(
                "mapping",
                new BigInteger("18446744073709551614"),
                3L,
                "01020304-0506-0708-090a-0b0c0d0e0f10",
                Events.T0.plusMillis(300),
                "PTP",
                50L,
                10L,
                1L,
                0L,
                1240L,
                384L,
                List.of(1L, 4L),
                List.of(0L, 3L),
                Map.of("-3", 1L, "360", 2L),
                4000L,
                List.of("get"),
                List.of(Map.of("400", 3L)),
                List.of(9000L),
                Map.of("misaligned", 2L),
                7L,
                null,
                null,
                "h0-p0:tx",
                36L,
                "HOST"));
  }

  @Test
  void flow_keepsWhatTrackingTold() throws Exception {
    Servers.insert(database, FlowTable.create(), EVENTS.flow(4));

    assertThat(
            Servers.rows(
                database,
                """
                SELECT `classes.class`, `classes.wire_bytes`, grow, probe_cap, release, size_a, denied, corrupt,
                  `credits.granted`, `credits.avail_min`, `credits.stall_ns`, `credits.state`,
                  acked_frames, nak_episodes, matched, unmatched_requests, match_quality,
                  burst_active_bins, burst_sum_squares, reverse_frames, reverse_flits, sampled_one_in
                FROM flow WHERE seq = 4
                """))
        .containsExactly(
            Arrays.asList(
                List.of("RD"),
                List.of(1240L),
                List.of(1L, 2L, 3L),
                List.of(),
                List.of(0L, 0L, 0L, 0L, 0L, 5L),
                List.of(6L),
                Map.of("get", 1L),
                Map.of("D", 2L),
                List.of(128L, 8L),
                Arrays.asList(-2L, null),
                Arrays.asList(5000L, null),
                List.of("ADJUSTED", "UNKNOWN_BASE"),
                7L,
                1L,
                5L,
                Map.of("timeout", 2L),
                "DEGRADED",
                9L,
                new BigInteger("18446744073709551621"),
                11L,
                List.of(1L, 2L, 3L, 4L, 5L),
                8L));
  }

  @Test
  void inventory_hasOneColumnForEachProperty() throws Exception {
    var table = InventoryTable.create();
    var objects =
        Arrays.asList(
            Node.newBuilder().setKind(NodeKind.POOL).setCores(4).build(),
            Port.newBuilder()
                .setNodeId("h0")
                .setMac("02:00:00:00:00:01")
                .setSpeedBps(100L)
                .setLinkId("h0-p0")
                .build(),
            Link.newBuilder().setA("h0").setB("p0").setCapacityBps(200L).build(),
            Pool.newBuilder().setNodeId("p0").setCapacityBytes(-1L).setBase(64L).build(),
            Region.newBuilder()
                .setPoolId("p0")
                .setBase(128L)
                .setLength(256L)
                .setOwner("h0")
                .build(),
            new Attachment("h0", "p0", List.of("h0-p0"), 512L),
            new Quota("a", "p0", 1024L),
            null);
    for (int i = 0; i < objects.size(); i++) {
      Servers.insert(database, table, EVENTS.inventory(i, objects.get(i)));
    }

    assertThat(
            Servers.rows(
                    database,
                    """
                    SELECT object_type, node_kind, cores, owner_node, mac, speed_bps, link_id, end_a, end_b,
                      capacity_bps, toString(capacity_bytes), base, length, owner, host_id, pool_id, path, quota_bytes, tenant, deleted
                    FROM inventory ORDER BY inv_seq
                    """)
                .stream()
                .map(row -> row.stream().filter(value -> value != null).toList()))
        .containsExactly(
            List.of("node", "POOL", 4L, List.of(), false),
            List.of("port", "h0", "02:00:00:00:00:01", 100L, "h0-p0", List.of(), false),
            List.of("link", "h0", "p0", 200L, List.of(), false),
            List.of("pool", "p0", "18446744073709551615", 64L, List.of(), false),
            List.of("region", 128L, 256L, "h0", "p0", List.of(), false),
            List.of("attachment", "h0", "p0", List.of("h0-p0"), 512L, false),
            List.of("quota", "p0", List.of(), 1024L, "a", false),
            List.of(List.of(), true));
  }

  @Test
  void bandwidth_keepsItsDetail_andWhatWasLeftOutIsStored() throws Exception {
    Servers.insert(database, BandwidthTable.create(), EVENTS.bandwidthInDetail());
    Servers.insert(database, LeftOutTables.quarantine(), EVENTS.quarantine());
    Servers.insert(database, LeftOutTables.replayRequest(), EVENTS.replayRequest());

    assertThat(
            Servers.rows(
                database,
                """
                SELECT partial, utilisation, over_line_rate, microburst,
                    toString((fill_frames, gap_frames, gap_events, capture_lost, nak_episodes)),
                    `classes.traffic`, `classes.wire_bytes`, `credits.stall_ns`,
                    `credits.halves`, burst_max_wire_bytes, burst_sum_squares, fairness_masters,
                    fairness_starved, `masters.master`, `tenants.goodput_bytes`,
                    `tenants.tenant`, `tenants.workload`, `tenants.alloc_id`, missing['x']
                FROM bandwidth
                WHERE over_line_rate
                """))
        .containsExactly(
            List.of(
                false,
                1.03,
                true,
                true,
                "(1,2,3,4,5)",
                List.of("RD"),
                List.of(8L),
                List.of(9L),
                List.of(2L),
                12L,
                14.0,
                2L,
                "h1",
                List.of("h0"),
                List.of(18L, 20L),
                Arrays.asList("a", null),
                Arrays.asList("w", null),
                Arrays.asList("a1", null),
                "y"));
    assertThat(Servers.rows(database, "SELECT reason, detail FROM quarantine"))
        .containsExactly(List.of("IMPOSSIBLE", "a counter below zero"));
    assertThat(Servers.rows(database, "SELECT t_end - t_start FROM replay_request")).hasSize(1);
  }

  @Test
  void result_hasItsRevisionAsOneNumber() throws Exception {
    Servers.insert(database, BandwidthTable.create(), EVENTS.bandwidth(0, 4_294_967_295L));
    Servers.insert(database, LedgerTables.use(), EVENTS.poolUse(1));
    Servers.insert(database, PoolTables.allocation(), EVENTS.allocation(0));
    Servers.insert(database, PoolTables.snapshot(), EVENTS.snapshot(0));
    Servers.insert(database, HealthTable.create(), EVENTS.health(0, 9));

    assertThat(
            Servers.rows(
                database, "SELECT toString(rev), nodes FROM bandwidth WHERE NOT over_line_rate"))
        .containsExactly(List.of("18446744073709551615", List.of("h0", "h1")));
    assertThat(
            Servers.rows(
                database, "SELECT rev, toString(free_bytes), `tenants.used_bytes` FROM pool_use"))
        .containsExactly(List.of(4_294_967_297L, "18446744073709551610", List.of(5L)));
    assertThat(
            Servers.rows(
                database, "SELECT arrayMap(b -> toString(b), `extents.base`) FROM allocation"))
        .containsExactly(List.of(List.of("18446744073709547520")));
    assertThat(
            Servers.rows(
                database,
                "SELECT `allocations.tenant`, `allocations.extent_lengths` FROM pool_snapshot"))
        .containsExactly(List.of(List.of("t"), List.of(List.of(64L, 64L))));
    assertThat(
            Servers.rows(
                database,
                "SELECT `streams.last_seq`, capture_truncated_at, capture_t_last, rejects FROM health"))
        .containsExactly(List.of(List.of(9L, 0L), 55L, Events.T0, Map.of("short", 1L)));
  }

  @Test
  void impossibleValue_namesItsColumn() {
    var negative = EVENTS.flow(0);
    negative.getFrames().setRetrans(-1);

    assertThatThrownBy(() -> FlowTable.create().row(negative))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("flow.retrans_frames: -1 is outside 0..");
    assertThatThrownBy(() -> BandwidthTable.create().row(EVENTS.bandwidth(0, -1)))
        .hasMessageContaining("bandwidth.rev: -1 is below 0");
  }
}
