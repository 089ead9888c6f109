package io.memwall.standalone.plan;

import io.memwall.sql.QueryRunner;
import io.memwall.sql.SavedQueries;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What tenants may hold of a pool, by the saved query {@code tenant_quotas}: the quota of the pool
 * itself, and what a quota of all pools together leaves for this one.
 *
 * @param byTenant bytes; a tenant without an entry has no quota that is known
 */
record Quotas(Map<String, Double> byTenant) {
  Quotas {
    byTenant = Map.copyOf(byTenant);
  }

  /**
   * A row of {@code tenant_quotas}.
   *
   * @param pool of which pool; null for all pools of the fabric together
   * @param quotaBytes what the tenant may hold
   * @param usedBytes what it holds of what the quota is about; none while no ledger says
   */
  record Quota(String tenant, String pool, double quotaBytes, OptionalDouble usedBytes) {

    /** quota − (used of all pools − used here); its own use when nothing else is known. */
    private double leftFor(double usedHere) {
      double elsewhere = pool == null ? Math.max(0, usedBytes.orElse(0) - usedHere) : 0;
      return Math.max(0, quotaBytes - elsewhere);
    }
  }

  /**
   * Of several quotas the one that allows least.
   *
   * @param usedHere bytes each tenant holds of the pool now
   */
  static Quotas of(String pool, List<Quota> quotas, Map<String, Double> usedHere) {
    var least = new HashMap<String, Double>();
    for (var quota : quotas) {
      if (quota.pool() == null || quota.pool().equals(pool)) {
        double left = quota.leftFor(usedHere.getOrDefault(quota.tenant(), 0.0));
        least.merge(quota.tenant(), left, Math::min);
      }
    }
    return new Quotas(least);
  }

  static Quotas read(QueryRunner runner, String pool) {
    var quotas =
        runner.run(SavedQueries.named("tenant_quotas"), Map.of()).rowsByName().stream()
            .map(
                row ->
                    new Quota(
                        (String) row.get("tenant"),
                        (String) row.get("pool"),
                        ((Number) row.get("quota_bytes")).doubleValue(),
                        row.get("used_bytes") instanceof Number used
                            ? OptionalDouble.of(used.doubleValue())
                            : OptionalDouble.empty()))
            .toList();
    return of(pool, quotas, usedHere(runner, pool));
  }

  private static Map<String, Double> usedHere(QueryRunner runner, String pool) {
    var used = new HashMap<String, Double>();
    for (var row : runner.run(SavedQueries.named("pool_occupancy"), Map.of()).rowsByName()) {
      if (row.get("pool").equals(pool)) {
        var names = (List<?>) row.get("tenants");
        var bytes = (List<?>) row.get("tenant_used_bytes");
        for (int i = 0; i < names.size(); i++) {
          used.put((String) names.get(i), ((Number) bytes.get(i)).doubleValue());
        }
      }
    }
    return used;
  }
}
