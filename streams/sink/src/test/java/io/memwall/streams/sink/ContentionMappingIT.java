package io.memwall.streams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.schemas.results.Contention;
import io.memwall.schemas.results.ContentionPlace;
import io.memwall.schemas.results.ContentionSeverity;
import io.memwall.schemas.results.ContentionView;
import io.memwall.schemas.results.EntityKind;
import io.memwall.schemas.results.Revision;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every figure of a window of contention arrives in its column. */
class ContentionMappingIT {
  @Test
  void window_keepsItsFiguresAndItsPlaces() throws Exception {
    var database = Servers.empty();
    Servers.insert(database, ContentionTable.create(), window());

    assertThat(
            Servers.rows(
                database,
                """
                SELECT entity_kind, entity, view, severity, transit, ping_pong, transfers, handoffs, acquire, probe_ack,
                  upgrades_with_data, probe_amplification, false_sharing, missing, masters,
                  arrayMap(a -> toString(a), `regions.address`), `regions.severity`, `regions.transit`,
                  `regions.transfers`, `regions.masters`, `regions.tenant`, `regions.top_line_share`,
                  length(`lines.address`), covered_ns, coverage, t_computed
                FROM contention FINAL
                """))
        .containsExactly(
            Arrays.asList(
                "POOL",
                "pool0",
                "POOL",
                "WARN",
                0.25,
                0.5,
                7L,
                null,
                List.of(1L, 2L, 3L),
                List.of(1L, 2L, 3L, 4L, 5L, 6L),
                null,
                0.8,
                null,
                Map.of("false_sharing", "no_payload"),
                List.of("02:00:00:00:00:01"),
                List.of("18446744073709486080"),
                List.of("WARN"),
                List.of(0.25),
                List.of(7L),
                List.of(List.of("02:00:00:00:00:01")),
                List.of("a"),
                List.of(1.0),
                0L,
                5L,
                0.5,
                Events.T0));
  }

  private static Contention window() {
    var region =
        ContentionPlace.newBuilder()
            .setAddress(-65_536)
            .setSeverity(ContentionSeverity.WARN)
            .setTransit(0.25)
            .setGrantsT(8)
            .setTransfers(7L)
            .setTransfersUpperBound(7)
            .setAcquires(8)
            .setProbes(7)
            .setWeight(15)
            .setError(0)
            .setReadBytes(0)
            .setWriteBytes(0)
            .setMasters(List.of("02:00:00:00:00:01"))
            .setTopLineShare(1.0)
            .setTenant("a")
            .build();
    return Contention.newBuilder()
        .setEntityKind(EntityKind.POOL)
        .setEntity("pool0")
        .setView(ContentionView.POOL)
        .setWindowNs(10_000_000_000L)
        .setTStart(Events.T0)
        .setTEnd(Events.T0.plusSeconds(10))
        .setRevision(new Revision(1L, 2L))
        .setCaseName("")
        .setFabricId("lab")
        .setTaps(List.of("p0:eth0"))
        .setNodes(List.of("p0"))
        .setRecords(1)
        .setMasters(List.of("02:00:00:00:00:01"))
        .setSeverity(ContentionSeverity.WARN)
        .setTransit(0.25)
        .setPingPong(0.5)
        .setGrantsT(8)
        .setTransfers(7L)
        .setTransfersUpperBound(7)
        .setAcquire(List.of(1L, 2L, 3L))
        .setProbe(List.of(0L, 0L, 7L))
        .setProbeAck(List.of(1L, 2L, 3L, 4L, 5L, 6L))
        .setRelease(List.of(0L, 0L, 0L, 0L, 0L, 0L))
        .setProbeAckData(7)
        .setReads(0)
        .setReadBytes(0)
        .setWrites(0)
        .setWriteBytes(0)
        .setAtomics(0)
        .setAtomicBytes(0)
        .setProbeAmplification(0.8)
        .setMissing(Map.of("false_sharing", "no_payload"))
        .setRegions(List.of(region))
        .setCoveredNs(5)
        .setSpanNs(10)
        .setCoverage(0.5)
        .setTComputed(Events.T0)
        .build();
  }
}
