package io.memwall.standalone.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.memwall.collectors.agent.inspect.truth.TruthLine;
import io.memwall.collectors.simulator.SimulationOptions;
import io.memwall.collectors.simulator.fabric.TapPlacement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A fabric that nobody captures: the first host's link is known by the counters of its port, the
 * other hosts by their pressure on memory. Scores of both must say that they are partial.
 */
final class NoFrames {
  /** What ledgers and hosts tell without a frame. */
  private static final Set<String> OF_LEDGERS =
      Set.of(
          "alloc_successes",
          "alloc_frees",
          "alloc_failures",
          "memory_some_total_us",
          "pool_fragmentation_ppm",
          "pool_free_bytes",
          "pool_largest_free_bytes",
          "pool_ledger_seq",
          "pool_used_bytes",
          "tenant_used_bytes",
          "tenant_leak_suspect",
          "tenant_leak_bytes_per_hour");

  private NoFrames() {}

  /** Every port counts what passes it, so every host must be looked at. */
  static SimulationOptions of(SimulationOptions options) {
    return options.withTaps(TapPlacement.HOST);
  }

  /** The truth that is left, and that a link and a host are labelled. */
  static List<TruthLine> left(List<TruthLine> truth) {
    var left = new ArrayList<TruthLine>();
    truth.stream().filter(line -> OF_LEDGERS.contains(line.metric())).forEach(left::add);
    TruthLine any = truth.get(0);
    left.add(partial(any, truth.size() + 1L, "link:h0-p0", "counters"));
    left.add(partial(any, truth.size() + 2L, "host:h1", "pressure"));
    return left;
  }

  private static TruthLine partial(TruthLine run, long number, String entity, String instruments) {
    var key = JsonNodeFactory.instance.objectNode();
    key.put("entity", entity).put("instruments", instruments);
    return new TruthLine(number, "expected_partial", key, run.t0(), run.t1(), 1, 0);
  }
}
