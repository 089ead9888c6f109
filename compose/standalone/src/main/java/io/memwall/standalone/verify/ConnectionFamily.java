package io.memwall.standalone.verify;

import io.memwall.collectors.agent.inspect.truth.Seen;
import io.memwall.collectors.agent.inspect.truth.TruthLine;
import io.memwall.schemas.events.Flow;
import io.memwall.schemas.events.Matching;
import io.memwall.schemas.events.Sketch;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Requests and their answers at a tap, from the flow records of both directions. */
final class ConnectionFamily implements Family {
  private static final double GAMMA = 1.01 / 0.99;
  private static final Map<String, Double> QUANTILES =
      Map.of(
          "latency_min_ns", 0.0,
          "latency_p50_ns", 0.5,
          "latency_p90_ns", 0.9,
          "latency_p99_ns", 0.99,
          "latency_max_ns", 1.0);

  private final Facts facts;

  ConnectionFamily(Facts facts) {
    this.facts = facts;
  }

  @Override
  public Optional<Seen> seen(TruthLine line) {
    if (line.text("near").isEmpty()) {
      return Optional.empty();
    }
    List<Flow> flows = facts.connection(line);
    if (QUANTILES.containsKey(line.metric())) {
      return Optional.of(quantile(line, flows));
    }
    return switch (line.metric()) {
      case "incarnations" ->
          Optional.of(new Seen.Value(flows.stream().map(Flow::getInc).distinct().count()));
      case "matched" -> matching(flows, Matching::getMatched);
      case "matched_ambiguous" -> matching(flows, Matching::getAmbiguous);
      case "unmatched" -> matching(flows, matching -> unmatched(matching, line));
      case "denied" ->
          Optional.of(Sums.of(flows, flow -> flow.getDenied().getOrDefault(request(line), 0L)));
      case "latency_count" ->
          Optional.of(
              new Seen.Value(latency(line, flows).values().stream().mapToLong(n -> n).sum()));
      case "latency_sum_ns" -> Optional.of(new Seen.Value(sum(line, flows)));
      default -> Optional.empty();
    };
  }

  private static Optional<Seen> matching(List<Flow> flows, Function<Matching, Long> figure) {
    return Optional.of(
        Sums.of(
            flows, flow -> flow.getMatching() == null ? null : figure.apply(flow.getMatching())));
  }

  private static Long unmatched(Matching matching, TruthLine line) {
    String reason = line.text("reason").orElse("").toLowerCase(Locale.ROOT);
    return reason.startsWith("response")
        ? matching.getUnmatchedResponses()
        : matching.getUnmatchedRequests().getOrDefault(reason, 0L);
  }

  private static String request(TruthLine line) {
    return line.text("request").orElse("").toLowerCase(Locale.ROOT);
  }

  /** Requests by bucket; zeros lie below all. */
  private static NavigableMap<Integer, Long> latency(TruthLine line, List<Flow> flows) {
    var buckets = new TreeMap<Integer, Long>();
    for (Flow flow : flows) {
      Sketch sketch = flow.getLatency().get(request(line));
      if (sketch != null) {
        for (int i = 0; i < sketch.getIndex().size(); i++) {
          buckets.merge(sketch.getIndex().get(i), sketch.getCount().get(i), Long::sum);
        }
        if (sketch.getZeroCount() > 0) {
          buckets.merge(Integer.MIN_VALUE, sketch.getZeroCount(), Long::sum);
        }
      }
    }
    return buckets;
  }

  private static long sum(TruthLine line, List<Flow> flows) {
    return flows.stream()
        .map(flow -> flow.getLatency().get(request(line)))
        .mapToLong(sketch -> sketch == null ? 0 : sketch.getSum())
        .sum();
  }

  /** Within 1 %, which is what a sketch promises, and the last nanosecond. */
  private static Seen quantile(TruthLine line, List<Flow> flows) {
    NavigableMap<Integer, Long> buckets = latency(line, flows);
    long count = buckets.values().stream().mapToLong(n -> n).sum();
    if (count == 0) {
      return new Seen.Nothing("no such request met its response");
    }
    long rank = Math.max(1, (long) Math.ceil(QUANTILES.get(line.metric()) * count));
    long below = 0;
    int bucket = buckets.firstKey();
    for (var each : buckets.entrySet()) {
      bucket = each.getKey();
      below += each.getValue();
      if (below >= rank) {
        break;
      }
    }
    return new Seen.Near(nanos(bucket), line.value() / 99 + 1);
  }

  private static long nanos(int bucket) {
    return bucket == Integer.MIN_VALUE ? 0 : Math.round(2 * Math.pow(GAMMA, bucket) / (GAMMA + 1));
  }
}
