package io.memwall.collectors.agent.inspect.truth;

import io.memwall.collectors.agent.inspect.ConnectionReport;
import io.memwall.collectors.agent.inspect.HalfReport;
import io.memwall.collectors.agent.inspect.LatencyList;
import io.memwall.collectors.agent.inspect.TapReport;
import io.memwall.collectors.wire.flow.HalfCounter;
import io.memwall.collectors.wire.match.LatencyClass;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/** Figures of one connection at one tap, both halves and all incarnations together. */
final class ConnectionFigures {
  private static final Map<String, ToLongFunction<LatencyList>> LATENCY =
      Map.of(
          "latency_count", LatencyList::count,
          "latency_sum_ns", LatencyList::sum,
          "latency_min_ns", LatencyList::min,
          "latency_max_ns", LatencyList::max,
          "latency_p50_ns", list -> list.quantile(0.5),
          "latency_p90_ns", list -> list.quantile(0.9),
          "latency_p99_ns", list -> list.quantile(0.99));

  private final Optional<TapReport> tap;

  ConnectionFigures(Optional<TapReport> tap) {
    this.tap = tap;
  }

  Seen seen(TruthLine line) {
    List<ConnectionReport> connections = connections(line);
    if (LATENCY.containsKey(line.metric())) {
      return latency(line, connections);
    }
    return switch (line.metric()) {
      case "incarnations" ->
          new Seen.Value(
              connections.stream().map(each -> each.name().incarnation()).distinct().count());
      case "unmatched" -> unmatched(line, connections);
      case "denied" -> denied(line, connections);
      default ->
          Codes.counter(line.metric())
              .map(counter -> sum(connections, half -> half.count(counter)))
              .orElse(new Seen.Unknown("no connection has a metric '" + line.metric() + "'"));
    };
  }

  private List<ConnectionReport> connections(TruthLine line) {
    Set<String> ends = Set.of(line.text("near").orElse(""), "far=" + line.text("far").orElse(""));
    return tap.stream()
        .flatMap(each -> each.connections().stream())
        .filter(connection -> HalfFigures.isOf(connection.name(), line))
        .filter(connection -> connection.halves().stream().anyMatch(half -> joins(half, ends)))
        .toList();
  }

  private static boolean joins(HalfReport half, Set<String> ends) {
    String source = half.name().source();
    String destination = half.name().destination();
    return ends.equals(Set.of(source, "far=" + destination))
        || ends.equals(Set.of(destination, "far=" + source));
  }

  private static Seen sum(List<ConnectionReport> connections, ToLongFunction<HalfReport> figure) {
    return new Seen.Value(
        connections.stream().flatMap(each -> each.halves().stream()).mapToLong(figure).sum());
  }

  private static Seen unmatched(TruthLine line, List<ConnectionReport> connections) {
    String reason = line.text("reason").orElse("").toUpperCase(Locale.ROOT);
    return switch (reason) {
      case "END" -> sum(connections, half -> half.count(HalfCounter.OUTSTANDING_AT_END));
      case "RESPONSE", "RESPONSES" ->
          sum(connections, half -> half.count(HalfCounter.UNMATCHED_RESPONSES));
      case "TIMEOUT", "RESET", "SOURCE_REUSE", "GAP" ->
          sum(connections, half -> half.count(HalfCounter.valueOf("UNMATCHED_" + reason)));
      default -> new Seen.Unknown("there is no reason '" + line.text("reason").orElse("") + "'");
    };
  }

  private static Seen denied(TruthLine line, List<ConnectionReport> connections) {
    String request = line.text("request").orElse("").toUpperCase(Locale.ROOT);
    return sum(connections, half -> half.traffic().denied().getOrDefault(request, 0L));
  }

  private static Seen latency(TruthLine line, List<ConnectionReport> connections) {
    String request = line.text("request").orElse("").toUpperCase(Locale.ROOT);
    Optional<LatencyClass> kind = kind(request);
    if (kind.isEmpty()) {
      return new Seen.Unknown("there is no request class '" + request + "'");
    }
    Optional<LatencyList> all =
        connections.stream()
            .flatMap(each -> each.halves().stream())
            .flatMap(half -> Optional.ofNullable(half.latencies().get(kind.get())).stream())
            .reduce(LatencyList::with);
    if (all.isEmpty()) {
      return line.metric().equals("latency_count")
          ? new Seen.Value(0)
          : new Seen.Nothing("no such request met its response");
    }
    return new Seen.Value(LATENCY.get(line.metric()).applyAsLong(all.get()));
  }

  private static Optional<LatencyClass> kind(String name) {
    for (LatencyClass kind : LatencyClass.values()) {
      if (kind.name().equals(name)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
