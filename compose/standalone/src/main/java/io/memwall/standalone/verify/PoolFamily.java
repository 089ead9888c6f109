package io.memwall.standalone.verify;

import io.memwall.collectors.agent.inspect.truth.Seen;
import io.memwall.collectors.agent.inspect.truth.TruthLine;
import io.memwall.schemas.Nanos;
import io.memwall.schemas.Topics;
import io.memwall.schemas.results.PoolUse;
import io.memwall.schemas.results.TenantUse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What a pool holds, as of the end of a second: a second without an entry is as the one before. */
final class PoolFamily implements Family {
  private static final Map<String, Function<PoolUse, Long>> FIGURES =
      Map.of(
          "pool_used_bytes", PoolUse::getUsedBytes,
          "pool_free_bytes", PoolUse::getFreeBytes,
          "pool_largest_free_bytes", PoolUse::getLargestFreeBytes,
          "pool_ledger_seq", PoolUse::getLedgerSeq);

  private final Map<String, NavigableMap<Long, PoolUse>> pools = new HashMap<>();

  PoolFamily(Answers answers) {
    answers
        .latest(
            Topics.POOL, each -> List.of(each.getPoolId(), each.getTStart()), PoolUse::getRevision)
        .forEach(
            each ->
                pools
                    .computeIfAbsent(each.getPoolId(), pool -> new TreeMap<>())
                    .put(Nanos.of(each.getTStart()), each));
  }

  @Override
  public Optional<Seen> seen(TruthLine line) {
    if (line.metric().equals("tenant_used_bytes")) {
      return Optional.of(figure(line, use -> tenant(use, line.text("tenant").orElse(""))));
    }
    if (line.metric().equals("alloc_failures")) {
      return Optional.of(failures(line));
    }
    if (line.metric().equals("pool_fragmentation_ppm")) {
      return Optional.of(fragmentation(line));
    }
    return Optional.ofNullable(FIGURES.get(line.metric())).map(figure -> figure(line, figure));
  }

  private Seen figure(TruthLine line, Function<PoolUse, Long> figure) {
    var seconds = pools.get(line.text("pool").orElse(""));
    // The instant of the truth is the end of its time, which the line's begin plus span would be.
    var last = seconds == null ? null : seconds.lowerEntry(line.t1());
    if (last == null) {
      return new Seen.Nothing("no result for that pool and second");
    }
    Long value = figure.apply(last.getValue());
    return value == null ? new Seen.Nothing("the figure is missing") : new Seen.Value(value);
  }

  private static Long tenant(PoolUse use, String tenant) {
    return use.getTenants().stream()
        .filter(each -> each.getTenant().equals(tenant))
        .mapToLong(TenantUse::getUsedBytes)
        .sum();
  }

  /** The refusals for one reason, at the end. */
  private Seen failures(TruthLine line) {
    String reason = line.text("reason").orElse("").toLowerCase(Locale.ROOT);
    return last(line)
        .<Seen>map(use -> new Seen.Value(use.getFailuresByReason().getOrDefault(reason, 0L)))
        .orElseGet(() -> new Seen.Nothing("no result for that pool"));
  }

  /** Parts per million, of KiB and rounded down as the truth is. */
  private Seen fragmentation(TruthLine line) {
    return last(line)
        .filter(use -> use.getFragmentation() != null)
        .<Seen>map(
            use -> {
              long torn = use.getFreeBytes() - use.getLargestFreeBytes();
              return new Seen.Value((torn >> 10) * 1_000_000 / (use.getFreeBytes() >> 10));
            })
        .orElseGet(() -> new Seen.Nothing("the figure is missing"));
  }

  private Optional<PoolUse> last(TruthLine line) {
    return Optional.ofNullable(pools.get(line.text("pool").orElse("")))
        .map(seconds -> seconds.lastEntry().getValue());
  }
}
