package io.memwall.streams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memwall.sql.Database;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What hosts and ports tell keeps its values. */
class HostMappingIT {
  private static final HostEvents EVENTS = new HostEvents(new Events("mapping"));
  private static Database database;

  @BeforeAll
  static void migrate() {
    database = Servers.empty();
  }

  @Test
  void host_keepsItsValuesAndWhatItLacks() throws Exception {
    Servers.insert(database, HostTable.create(), EVENTS.host(1));

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
    Servers.insert(database, HostTable.create(), EVENTS.host(2));

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
    Servers.insert(database, LinkTable.create(), EVENTS.link(1));

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
}
