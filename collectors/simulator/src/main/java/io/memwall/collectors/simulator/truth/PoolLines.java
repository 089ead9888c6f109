package io.memwall.collectors.simulator.truth;

import io.memwall.collectors.simulator.allocator.PoolUse;
import io.memwall.collectors.simulator.coherence.LineTotals;
import java.util.List;
import java.util.Map;

/** Says what the directories did for their lines, and how full the pools were. */
final class PoolLines {
  private final Truth truth;
  private final TruthLines lines;

  PoolLines(Truth truth, TruthLines lines) {
    this.truth = truth;
    this.lines = lines;
  }

  /**
   * Says it all.
   *
   * @param directories totals by pool id
   */
  void write(Map<String, List<LineTotals>> directories) {
    directories.forEach((pool, totals) -> totals.forEach(line -> line(pool, line)));
    truth.pools().forEach(this::seconds);
  }

  private void line(String pool, LineTotals line) {
    TruthKey key = TruthKey.of("pool", pool).with("line", "0x" + Long.toHexString(line.address()));
    lines.total("acquires", key, line.acquires());
    lines.total("grants", key, line.grants());
    lines.total("probes", key, line.probes());
    lines.total("transfers", key, line.transfers());
  }

  private void seconds(String pool) {
    TruthKey key = TruthKey.of("pool", pool);
    List<PoolSecond> seconds = truth.poolSeconds(pool);
    Grain grain = Grain.of(seconds.size());
    for (PoolSecond second : seconds.stream().filter(s -> grain.shows(s.t1())).toList()) {
      TruthLines.Span span = new TruthLines.Span(second.t0(), second.t1());
      PoolUse use = second.use();
      lines.during(span, "pool_ledger_seq", key, use.ledgerSeq());
      lines.during(span, "pool_used_bytes", key, use.usedBytes());
      lines.during(span, "pool_free_bytes", key, use.freeBytes());
      lines.during(span, "pool_largest_free_bytes", key, use.largestFreeBytes());
      use.usedByTenant()
          .forEach(
              (tenant, used) ->
                  lines.during(span, "tenant_used_bytes", key.with("tenant", tenant), used));
    }
  }
}
