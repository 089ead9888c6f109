package io.memwall.streams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memwall.sql.Database;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What taps tell of hot addresses, turns and single requests keeps its values. */
class FabricMappingIT {
  private static final FabricEvents EVENTS = new FabricEvents(new Events("mapping"));
  private static Database database;

  @BeforeAll
  static void migrate() {
    database = Servers.empty();
  }

  @Test
  void hotAddresses_nameTheirMasters() throws Exception {
    Servers.insert(database, HotTable.create(), EVENTS.hot(5));

    assertThat(
            Servers.rows(
                database,
                """
                SELECT pool_mac, pool_node, tap_position, total_weight, totals, arrayMap(a -> toString(a), `lines.addr`),
                  `lines.acquire`, `lines.probe`, `lines.transfers`, `lines.transfer_ns`,
                  `lines.upgrades_with_data`, `lines.write_bytes`,
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
                Map.of("probe_to_n", 12L),
                List.of("18446744073709551552", "64"),
                List.of(List.of(1L, 2L, 3L), List.of()),
                List.of(List.of(0L, 0L, 4L), List.of()),
                List.of(5L, 0L),
                List.of(6000L, 0L),
                Arrays.asList(1L, null),
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
    Servers.insert(database, HotTable.create(), event);

    assertThat(Servers.rows(database, "SELECT pool_mac FROM hot WHERE seq = 6"))
        .containsExactly(List.of(""));
    event.getLines().get(0).setLastOwner(9);
    assertThatThrownBy(() -> HotTable.create().row(event))
        .hasMessageContaining("hot.lines.last_owner: there is no master 9");
  }

  @Test
  void turnsAndBreaches_keepTheirEvidence() throws Exception {
    Servers.insert(database, ConnectionTable.create(), EVENTS.opened(1));
    Servers.insert(database, ConnectionTable.create(), EVENTS.breach(2));

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
    Servers.insert(database, TransactionTable.create(), EVENTS.transaction(1));

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
}
