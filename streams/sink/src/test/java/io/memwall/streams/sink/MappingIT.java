package io.memwall.streams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memwall.schemas.events.Attachment;
import io.memwall.schemas.events.Link;
import io.memwall.schemas.events.Node;
import io.memwall.schemas.events.NodeKind;
import io.memwall.schemas.events.Pool;
import io.memwall.schemas.events.Port;
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
    database = Servers.migrated(Servers.clickHouse());
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
    insert(FlowTable.create(), EVENTS.flow(3));

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
    insert(FlowTable.create(), EVENTS.flow(4));

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
  void hotAddresses_nameTheirMasters() throws Exception {
    insert(HotTable.create(), EVENTS.hot(5));

    assertThat(
            Servers.rows(
                database,
                """
                SELECT pool_mac, pool_node, tap_position, total_weight, arrayMap(a -> toString(a), `lines.addr`),
                  `lines.acquire`, `lines.probe`, `lines.transfers`, `lines.transfer_ns`, `lines.write_bytes`,
                  `lines.masters`, `lines.more_masters`, `lines.last_owner`,
                  `regions.weight`, `regions.distinct_lines`, `regions.top_line_share`
                FROM hot WHERE seq = 5
                """))
        .containsExactly(
            Arrays.asList(
                "02:00:00:01:00:00",
                "p0",
                "POOL",
                9L,
                List.of("18446744073709551552", "64"),
                List.of(List.of(1L, 2L, 3L), List.of()),
                List.of(List.of(0L, 0L, 4L), List.of()),
                List.of(5L, 0L),
                List.of(6000L, 0L),
                List.of(128L, 0L),
                List.of(List.of("02:00:00:00:00:02", "02:00:00:00:00:01"), List.of()),
                List.of(true, false),
                Arrays.asList("02:00:00:00:00:01", null),
                List.of(7L),
                List.of(2L),
                List.of(0.75)));
  }

  @Test
  void hotAddresses_ofNoNamedPool_areOnesOfTheirOwn() throws Exception {
    var event = EVENTS.hot(6);
    event.setPoolMac(null);
    insert(HotTable.create(), event);

    assertThat(Servers.rows(database, "SELECT pool_mac FROM hot WHERE seq = 6"))
        .containsExactly(List.of(""));
    event.getLines().get(0).setLastOwner(9);
    assertThatThrownBy(() -> HotTable.create().row(event))
        .hasMessageContaining("hot.lines.last_owner: there is no master 9");
  }

  @Test
  void turnsAndBreaches_keepTheirEvidence() throws Exception {
    insert(ConnectionTable.create(), EVENTS.opened(1));
    insert(ConnectionTable.create(), EVENTS.breach(2));

    assertThat(
            Servers.rows(
                database,
                """
                SELECT kind, code, count, t_frame, frame_number, evidence, expected, seen, channel, opcode, id,
                  toString(addr), request_frame, base_credits, vlan_outer, cum_messages
                FROM connection ORDER BY seq
                """))
        .containsExactly(
            Arrays.asList(
                "OPENED",
                null,
                1L,
                Events.T0,
                17L,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of("1", 128L, "5", 8L),
                7L,
                4L),
            Arrays.asList(
                "VIOLATION",
                "grow_impossible",
                12L,
                Events.T0,
                17L,
                "permission",
                0L,
                1L,
                1L,
                6L,
                33L,
                "18446744073709551552",
                15L,
                Map.of("1", 128L, "5", 8L),
                7L,
                4L));
  }

  @Test
  void sampledTransactions_keepTheirTimes() throws Exception {
    insert(TransactionTable.create(), EVENTS.transaction(1));

    assertThat(
            Servers.rows(
                database,
                """
                SELECT class, outcome, channel, opcode, size, response_size, toString(addr), source, sink,
                  t_request, t_response, t_acquire, latency_ns, head_sampled, tail_sampled, sample_weight, corrupt
                FROM transaction
                """))
        .containsExactly(
            Arrays.asList(
                "get",
                "MATCHED",
                1L,
                4L,
                6L,
                6L,
                "18446744073709551552",
                77L,
                null,
                Events.T0,
                Events.T0.plusNanos(1318),
                null,
                1318L,
                true,
                false,
                65_536L,
                false));
  }

  @Test
  void host_keepsItsValuesAndWhatItLacks() throws Exception {
    insert(HostTable.create(), EVENTS.host(1));

    assertThat(
            Servers.rows(
                database,
                """
                SELECT t_end, pressure_memory_full_us, pressure_cpu_full_us, memory_total_bytes, memory_huge_pages_free,
                  memory_free_bytes, pgfault, oom_kill, pgmajfault, `numa.node`, `numa.distances`, `numa.memory_free_bytes`,
                  `numa.numa_miss`, `numa.pgdemote_direct`, `numa.read_latency_ns`, `numa.write_latency_ns`,
                  counter_resets, missing
                FROM host_memory FINAL WHERE seq = 1
                """))
        .containsExactly(
            Arrays.asList(
                Events.T0.plusMillis(100),
                2L,
                null,
                100L,
                0L,
                null,
                7L,
                8L,
                null,
                List.of(2L),
                List.of(List.of(20L, 10L)),
                List.of(9L),
                List.of(10L),
                List.of(11L),
                List.of(255L),
                Arrays.asList((Object) null),
                List.of("paging.pgfault"),
                Map.of("pressure.cpu_full_us", "absent")));
  }

  @Test
  void host_keepsItsLists() throws Exception {
    insert(HostTable.create(), EVENTS.host(2));

    assertThat(
            Servers.rows(
                database,
                """
                SELECT `cgroups.path`, `cgroups.oom_events`, `cgroups.pressure_io_full_us`, `cgroups.numa_node`,
                  toString(`cgroups.numa_anon_bytes`), toString(`cgroups.numa_file_bytes`), `resctrl.group`,
                  `resctrl.llc_occupancy_bytes`, `resctrl.mbm_total_bytes`, `tiers.tier`, `tiers.nodes`,
                  `cxl_memories.name`, `cxl_memories.serial`, `cxl_memories.numa_node`, `cxl_regions.mode`,
                  `cxl_regions.granularity_bytes`, `accelerators.id`, `accelerators.used_bytes`
                FROM host_memory FINAL WHERE seq = 2
                """))
        .containsExactly(
            Arrays.asList(
                List.of("/a"),
                List.of(12L),
                List.of(13L),
                List.of(List.of(1L)),
                "[[14]]",
                "[[NULL]]",
                List.of("/"),
                List.of(15L),
                Arrays.asList((Object) null),
                List.of(4L, 22L),
                List.of(List.of(0L, 1L), List.of(2L)),
                List.of("mem0"),
                List.of("0x1"),
                Arrays.asList((Object) null),
                Arrays.asList((Object) null),
                List.of(256L),
                List.of("GPU-1"),
                List.of(20L)));
  }

  @Test
  void link_keepsItsValues() throws Exception {
    insert(LinkTable.create(), EVENTS.link(1));

    assertThat(
            Servers.rows(
                database,
                """
                SELECT port_node, port, node_id, mac, carrier, speed_bps, duplex, mtu, rx_bytes, tx_bytes,
                  fec_uncorrectable_blocks, module_temperature_millicelsius, `priorities.priority`,
                  `priorities.rx_frames`, `priorities.tx_frames`, `priorities.tx_paused_ns`, unknown_counters,
                  counter_wraps, missing
                FROM link_health FINAL WHERE seq = 1
                """))
        .containsExactly(
            Arrays.asList(
                "switch1",
                "p7",
                "file:mapping",
                null,
                true,
                100_000_000_000L,
                "FULL",
                null,
                1L,
                null,
                2L,
                -5_500L,
                List.of(3L),
                List.of(4L),
                Arrays.asList((Object) null),
                List.of(5L),
                6L,
                List.of("figures.carrier_changes"),
                Map.of("mtu", "absent")));
  }

  @Test
  void negativeCounter_namesItsColumn() {
    var link = EVENTS.link(2);
    link.getFigures().setTxBytes(-1L);

    assertThatThrownBy(() -> LinkTable.create().row(link))
        .hasMessageContaining("link_health.tx_bytes: -1 is outside 0..");
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
            null);
    for (int i = 0; i < objects.size(); i++) {
      insert(table, EVENTS.inventory(i, objects.get(i)));
    }

    assertThat(
            Servers.rows(
                    database,
                    """
                    SELECT object_type, node_kind, cores, owner_node, mac, speed_bps, link_id, end_a, end_b,
                      capacity_bps, toString(capacity_bytes), base, length, owner, host_id, pool_id, path, quota_bytes, deleted
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
            List.of(List.of(), true));
  }

  @Test
  void result_hasItsRevisionAsOneNumber() throws Exception {
    insert(BandwidthTable.create(), EVENTS.bandwidth(0, 4_294_967_295L));
    insert(PoolTables.use(), EVENTS.poolUse(1));
    insert(PoolTables.allocation(), EVENTS.allocation(0));
    insert(PoolTables.snapshot(), EVENTS.snapshot(0));
    insert(HealthTable.create(), EVENTS.health(0, 9));

    assertThat(Servers.rows(database, "SELECT toString(rev), nodes FROM bandwidth"))
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
    assertThatThrownBy(() -> BandwidthTable.create().row(EVENTS.bandwidth(0, 1L << 32)))
        .hasMessageContaining("bandwidth.rev: 4294967296 is outside 0..4294967295");
  }

  private static <T> void insert(Table<T> table, T value) throws InsertException {
    try (var inserter = new ClickHouseInserter(Servers.config(database))) {
      inserter.insert(table.shape(), table.row(value).bytes());
    }
  }
}
