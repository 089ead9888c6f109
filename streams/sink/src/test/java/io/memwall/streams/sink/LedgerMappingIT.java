package io.memwall.streams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.schemas.results.Holding;
import io.memwall.schemas.results.Leak;
import io.memwall.schemas.results.PoolUse;
import io.memwall.schemas.results.Revision;
import io.memwall.schemas.results.TenantUse;
import io.memwall.schemas.results.Unusable;
import io.memwall.sql.Database;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every figure of a ledger arrives in its column. */
class LedgerMappingIT {
  private static Database database;

  @BeforeAll
  static void migrate() throws Exception {
    database = Servers.empty();
  }

  @Test
  void poolUse_keepsItsFigures_andWhyOthersAreMissing() throws Exception {
    Servers.insert(database, LedgerTables.use(), use());
    assertThat(
            Servers.rows(
                database,
                """
                SELECT in_migration_bytes, fragmentation, `unusable.request_bytes`, `unusable.share`,
                  p95_request_bytes, frag_failures, failures_by_reason, requests_5m, failures_5m, fail_rate,
                  toString(stranded_bytes), idle_bytes, missing, `tenants.high_water_bytes`,
                  arrayMap(bytes -> toString(bytes), `tenants.quota_bytes`), `tenants.quota_ratio`
                FROM pool_use FINAL
                """))
        .containsExactly(
            Arrays.asList(
                7L,
                0.875,
                List.of(64L, 128L),
                List.of(0.0, 1.0),
                128L,
                2L,
                Map.of("capacity", 3L),
                60L,
                3L,
                0.05,
                "18446744073709551615",
                null,
                Map.of("idle_bytes", "why"),
                List.of(6L, 9L),
                Arrays.asList(null, "10"),
                Arrays.asList(null, 0.5)));
  }

  @Test
  void holding_keepsItsExtent_andForWhomItWas() throws Exception {
    Servers.insert(database, LedgerTables.holding(), holding());
    assertThat(
            Servers.rows(
                database,
                """
                SELECT fabric_id, ledger_seq, toString(base), length, t_start, t_end, alloc_id, tenant, workload,
                  initiator, tag, reserved, in_migration FROM holding FINAL
                """))
        .containsExactly(
            Arrays.asList(
                "f",
                3L,
                "18446744073709547520",
                4096L,
                Events.T0,
                Events.T0.plusSeconds(1),
                "A",
                "t",
                null,
                "h1",
                null,
                false,
                true));
  }

  @Test
  void leak_keepsItsTrend() throws Exception {
    Servers.insert(database, LedgerTables.leak(), leak());
    assertThat(
            Servers.rows(
                database,
                """
                SELECT tenant, workload, tag, suspect, reason, score, points, used_bytes, slope_bytes_per_h,
                  mann_kendall_s, z, p, free_ratio, old_share, quota_bytes, t_quota, coverage FROM leak FINAL
                """))
        .containsExactly(
            Arrays.asList(
                "t",
                "",
                "site",
                true,
                null,
                0.751,
                7L,
                160L,
                10.0,
                -21L,
                3.0038,
                0.0027,
                0.0,
                null,
                200L,
                Events.T0.plusSeconds(2),
                1.0));
  }

  private static PoolUse use() {
    return PoolUse.newBuilder(new Events("ledger").poolUse(1))
        .setInMigrationBytes(7)
        .setFragmentation(0.875)
        .setUnusable(List.of(new Unusable(64L, 0.0), new Unusable(128L, 1.0)))
        .setP95RequestBytes(128L)
        .setFragFailures(2)
        .setFailuresByReason(Map.of("capacity", 3L))
        .setRequests5m(60)
        .setFailures5m(3)
        .setFailRate(0.05)
        .setStrandedBytes(-1L)
        .setMissing(Map.of("idle_bytes", "why"))
        .setTenants(
            List.of(
                new TenantUse("t", 5L, 1L, 6L, null, null),
                new TenantUse("u", 5L, 1L, 9L, 10L, 0.5)))
        .build();
  }

  private static Holding holding() {
    return Holding.newBuilder()
        .setPoolId("p0")
        .setRevision(new Revision(1L, 1L))
        .setCaseName("ledger")
        .setFabricId("f")
        .setLedgerEpoch(1)
        .setLedgerSeq(3)
        .setBase(-4096)
        .setLength(4096)
        .setTStart(Events.T0)
        .setTEnd(Events.T0.plusSeconds(1))
        .setAllocId("A")
        .setTenant("t")
        .setInitiator("h1")
        .setInMigration(true)
        .setTComputed(Events.T0)
        .build();
  }

  private static Leak leak() {
    return Leak.newBuilder()
        .setPoolId("p0")
        .setTStart(Events.T0)
        .setRevision(new Revision(1L, 1L))
        .setCaseName("ledger")
        .setFabricId("f")
        .setTenant("t")
        .setWorkload("")
        .setTag("site")
        .setSuspect(true)
        .setScore(0.751)
        .setPoints(7)
        .setUsedBytes(160)
        .setSlopeBytesPerH(10.0)
        .setMannKendallS(-21L)
        .setZ(3.0038)
        .setP(0.0027)
        .setFreeRatio(0.0)
        .setQuotaBytes(200L)
        .setTQuota(Events.T0.plusSeconds(2))
        .setCoverage(1.0)
        .setTComputed(Events.T0)
        .build();
  }
}
