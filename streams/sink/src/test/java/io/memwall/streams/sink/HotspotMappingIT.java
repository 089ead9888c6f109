package io.memwall.streams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.schemas.results.EntityKind;
import io.memwall.schemas.results.Hotspot;
import io.memwall.schemas.results.HotspotComponent;
import io.memwall.schemas.results.HotspotMeasure;
import io.memwall.schemas.results.HotspotOwner;
import io.memwall.schemas.results.HotspotRegion;
import io.memwall.schemas.results.HotspotShare;
import io.memwall.schemas.results.HotspotState;
import io.memwall.schemas.results.Revision;
import io.memwall.sql.Database;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every part of a score arrives in its column. */
class HotspotMappingIT {
  private static Database database;

  @BeforeAll
  static void migrate() {
    database = Servers.empty();
  }

  @Test
  void score_keepsItsComponentsItsValuesAndItsSentence() throws Exception {
    Servers.insert(database, HotspotTable.create(), hotspot());

    assertThat(
            Servers.rows(
                database,
                """
                SELECT entity_kind, entity, state, previous_state, state_changed, score, evidence, corroborated_by,
                  partial, instrumentation, `components.component`, `components.x`, `components.contribution`,
                  `components.missing`, `measures.measure`, `measures.value`, `measures.source`, `measures.counter`,
                  causes, ruled_out, oom_kills, baseline_ns, `top_regions.region`, `top_regions.tenant`, `top_regions.alloc_id`,
                  `top_owners.workload`, `top_owners.bytes`,
                  `top_tenants.name`, `top_tenants.share`, `top_masters.bytes`, affected_hosts,
                  affected_host_count, parents, missing_windows, coverage, sentence, next_command
                FROM hotspot FINAL
                """))
        .containsExactly(
            Arrays.asList(
                "POOL",
                "p3",
                "CRITICAL",
                "WARN",
                true,
                0.875,
                0.75,
                "components",
                true,
                List.of("frames"),
                List.of("demand", "latency"),
                Arrays.asList(1.0, null),
                Arrays.asList(1.0, null),
                Arrays.asList(null, "no baseline"),
                List.of("utilisation"),
                List.of(0.95),
                List.of("link:l/rx"),
                List.of(7L),
                List.of("demand"),
                List.of("credits"),
                2L,
                1300.0,
                List.of("p3/0x10000"),
                List.of("llm-a"),
                List.of("a1"),
                Arrays.asList("train", null),
                List.of(1000L, 600L),
                List.of("llm-a"),
                List.of(0.625),
                List.of(1000L),
                List.of("h1"),
                1L,
                List.of("pool:p0"),
                0L,
                0.5,
                "CRITICAL pool p3",
                "memwall why pool:p3"));
  }

  private static Hotspot hotspot() {
    var start = Events.T0;
    return Hotspot.newBuilder()
        .setEntityKind(EntityKind.POOL)
        .setEntity("p3")
        .setWindowNs(10_000_000_000L)
        .setTStart(start)
        .setTEnd(start.plus(Duration.ofSeconds(10)))
        .setRevision(new Revision(1L, 1L))
        .setCaseName("")
        .setFabricId("f")
        .setState(HotspotState.CRITICAL)
        .setPreviousState(HotspotState.WARN)
        .setStateChanged(true)
        .setTSince(start)
        .setScore(0.875)
        .setEvidence(0.75)
        .setCorroborated(true)
        .setCorroboratedBy("components")
        .setPartial(true)
        .setInstrumentation(List.of("frames"))
        .setInstrumentationDeclared(false)
        .setComponents(
            List.of(
                new HotspotComponent("demand", 0.6, 1.0, 1.0, null, false),
                new HotspotComponent("latency", 0.7, null, null, "no baseline", false)))
        .setMeasures(
            List.of(
                new HotspotMeasure(
                    "demand", "utilisation", 0.95, 0.6, 0.95, "link:l/rx", 1L, 7L, 1.0)))
        .setCauses(List.of("demand"))
        .setRuledOut(List.of("credits"))
        .setOomKills(2L)
        .setBaselineNs(1_300.0)
        .setTopRegions(List.of(new HotspotRegion("p3/0x10000", 0.5, "llm-a", null, "a1")))
        .setTopTenants(List.of(new HotspotShare("llm-a", 1_000L, 0.625)))
        .setTopOwners(
            List.of(
                new HotspotOwner("llm-a", "train", "a1", 1_000L, 0.625),
                new HotspotOwner(null, null, null, 600L, 0.375)))
        .setTopMasters(List.of(new HotspotShare("h1", 1_000L, 1.0)))
        .setAffectedHosts(List.of("h1"))
        .setAffectedHostCount(1)
        .setParents(List.of("pool:p0"))
        .setMissingWindows(0)
        .setCoverage(0.5)
        .setSentence("CRITICAL pool p3")
        .setNextCommand("memwall why pool:p3")
        .setTComputed(start)
        .build();
  }
}
