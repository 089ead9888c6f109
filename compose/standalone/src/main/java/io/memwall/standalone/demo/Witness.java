package io.memwall.standalone.demo;

import io.memwall.collectors.simulator.allocator.PoolUse;
import io.memwall.collectors.simulator.fabric.InventoryObject;
import io.memwall.collectors.simulator.truth.LiveTruth;
import io.memwall.sql.QueryRunner;
import io.memwall.sql.SavedQueries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks memwall what a user would ask, and the simulator what is true. */
final class Witness {
  private final LiveTruth truth;
  private final Cables cables;
  private final QueryRunner runner;

  Witness(LiveTruth truth, List<InventoryObject> inventory, QueryRunner runner) {
    this.truth = truth;
    this.cables = new Cables(inventory);
    this.runner = runner;
  }

  /** Whether the truth reaches up to this second, epoch. */
  boolean knows(long end) {
    return !truth.second(end - 1).isEmpty();
  }

  /**
   * Compares [end - seconds, end).
   *
   * @param end a whole second, epoch; far enough back for its results to be stored
   */
  Comparison compare(long end, int seconds) {
    Map<String, Long> answers = new HashMap<>();
    List<Double> coverage = new ArrayList<>();
    var from = Instant.ofEpochSecond(end - seconds);
    var to = Instant.ofEpochSecond(end);
    for (var row : ask("link_bandwidth", from, to)) {
      answers.merge((String) row.get("link"), number(row.get("wire_bytes")), Long::sum);
      coverage.add((Double) row.get("coverage"));
    }
    var links = new TreeMap<String, Comparison.Pair>();
    // What memwall reports and nobody sent is as wrong as the reverse.
    answers.forEach((link, bytes) -> links.put(link, new Comparison.Pair(bytes, 0)));
    linkTruth(end, seconds)
        .forEach((link, bytes) -> links.put(link, new Comparison.Pair(answers.get(link), bytes)));
    return new Comparison(to, seconds, links, pools(end, from, to), least(coverage));
  }

  private Map<String, Long> linkTruth(long end, int seconds) {
    var bytes = new HashMap<String, Long>();
    for (long second = end - seconds; second < end; second++) {
      truth
          .second(second)
          .forEach(
              (half, sums) -> {
                // A quiet second has no row, which is right: what is compared is what was carried.
                if (sums.wireBytes() > 0) {
                  cables.of(half).ifPresent(link -> bytes.merge(link, sums.wireBytes(), Long::sum));
                }
              });
    }
    return bytes;
  }

  private Map<String, Comparison.Pair> pools(long end, Instant from, Instant to) {
    Map<String, Long> answers = new HashMap<>();
    for (var row : ask("pool_occupancy", from, to)) {
      answers.put((String) row.get("pool"), number(row.get("used_bytes")));
    }
    var pools = new TreeMap<String, Comparison.Pair>();
    for (String pool : truth.pools()) {
      truth
          .pool(pool, end - 1)
          .map(PoolUse::usedBytes)
          .ifPresent(used -> pools.put(pool, new Comparison.Pair(answers.get(pool), used)));
    }
    return pools;
  }

  private List<Map<String, Object>> ask(String query, Instant from, Instant to) {
    return runner
        .run(SavedQueries.named(query), Map.of("from", from.toString(), "to", to.toString()))
        .rowsByName();
  }

  private static Long number(Object value) {
    return value == null ? null : ((Number) value).longValue();
  }

  private static Double least(List<Double> values) {
    Double least = null;
    for (Double value : values) {
      if (value == null) {
        return null;
      }
      least = least == null ? value : Math.min(least, value);
    }
    return least;
  }
}
