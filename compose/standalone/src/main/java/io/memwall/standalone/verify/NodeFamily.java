package io.memwall.standalone.verify;

import io.memwall.collectors.agent.inspect.truth.Seen;
import io.memwall.collectors.agent.inspect.truth.TruthLine;
import io.memwall.schemas.Nanos;
import io.memwall.schemas.Topics;
import io.memwall.schemas.events.Allocation;
import io.memwall.schemas.events.Health;
import io.memwall.schemas.events.HostMemory;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What nodes say of themselves: frames and rejects of their taps, pressure, ledger entries. */
final class NodeFamily implements Family {
  private static final Map<String, String> OPERATIONS =
      Map.of("alloc_successes", "ALLOC", "alloc_frees", "FREE");

  private final List<Health> reports;
  private final List<HostMemory> looks;
  private final List<Allocation> entries;

  NodeFamily(Facts facts) {
    reports = facts.once(Topics.HEALTH, Health::getEnvelope);
    looks = facts.once(Topics.HOST, HostMemory::getEnvelope);
    entries = facts.once(Topics.ALLOCATION, Allocation::getEnvelope);
  }

  @Override
  public Optional<Seen> seen(TruthLine line) {
    return switch (line.metric()) {
      case "tap_frames" -> Optional.of(Sums.of(of(line), Health::getFrames));
      case "rejects" ->
          Optional.of(
              Sums.of(
                  of(line),
                  report -> report.getRejects().getOrDefault(line.text("class").orElse(""), 0L)));
      case "memory_some_total_us" -> Optional.of(pressure(line));
      case "alloc_successes", "alloc_frees" -> Optional.of(new Seen.Value(operations(line)));
      default -> Optional.empty();
    };
  }

  /** The reports of the node a tap is at: every node has one tap here. */
  private List<Health> of(TruthLine line) {
    String tap = line.text("tap").orElse("");
    String node = tap.substring(0, Math.max(0, tap.indexOf('.')));
    return reports.stream()
        .filter(report -> report.getEnvelope().getNodeId().equals(node))
        .toList();
  }

  private Seen pressure(TruthLine line) {
    return looks.stream()
        .filter(look -> look.getEnvelope().getNodeId().equals(line.text("node").orElse("")))
        .max(Comparator.comparingLong(look -> Nanos.of(look.getEnvelope().getTEnd())))
        .filter(look -> look.getPressure().getMemorySomeUs() != null)
        .<Seen>map(look -> new Seen.Value(look.getPressure().getMemorySomeUs()))
        .orElseGet(() -> new Seen.Nothing("the host told no memory pressure"));
  }

  private long operations(TruthLine line) {
    return entries.stream()
        .filter(entry -> entry.getPoolId().equals(line.text("pool").orElse("")))
        .filter(entry -> entry.getOp().name().equals(OPERATIONS.get(line.metric())))
        .count();
  }
}
