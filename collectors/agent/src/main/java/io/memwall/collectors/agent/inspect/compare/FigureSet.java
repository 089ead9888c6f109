package io.memwall.collectors.agent.inspect.compare;

import io.memwall.collectors.agent.inspect.ConnectionReport;
import io.memwall.collectors.agent.inspect.CreditFigures;
import io.memwall.collectors.agent.inspect.HalfReport;
import io.memwall.collectors.agent.inspect.Inspection;
import io.memwall.collectors.agent.inspect.LatencyList;
import io.memwall.collectors.wire.match.LatencyClass;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The figures of each half of a capture by name, all incarnations together. */
final class FigureSet {
  private final Map<HalfKey, NavigableMap<String, Long>> sums = new LinkedHashMap<>();
  private final Map<HalfKey, NavigableMap<LatencyClass, LatencyList>> latencies =
      new LinkedHashMap<>();

  static Map<HalfKey, NavigableMap<String, Long>> of(Inspection inspection) {
    var set = new FigureSet();
    for (ConnectionReport connection : inspection.connections()) {
      for (HalfReport half : connection.halves()) {
        set.add(HalfKey.of(connection.name(), half), half);
      }
    }
    set.latencies.forEach((key, lists) -> addLatencies(set.sums.get(key), lists));
    return set.sums;
  }

  private void add(HalfKey key, HalfReport half) {
    Map<String, Long> figures = sums.computeIfAbsent(key, absent -> new TreeMap<>());
    half.counts().forEach((name, count) -> figures.merge(name, count, Long::sum));
    half.messages().forEach((name, each) -> figures.merge(name, each.count(), Long::sum));
    half.anomalies().forEach((name, count) -> figures.merge(name, count, Long::sum));
    half.credits().forEach((channel, credit) -> addCredits(figures, channel, credit));
    half.latencies()
        .forEach(
            (kind, list) ->
                latencies
                    .computeIfAbsent(key, absent -> new TreeMap<>())
                    .merge(kind, list, LatencyList::with));
  }

  private static void addCredits(Map<String, Long> figures, String channel, CreditFigures credit) {
    figures.merge("granted." + channel, credit.granted(), Long::sum);
    figures.merge("consumed." + channel, credit.consumed(), Long::sum);
    credit.stallNanos().ifPresent(ns -> figures.merge("stall_ns." + channel, ns, Long::sum));
  }

  private static void addLatencies(
      Map<String, Long> figures, Map<LatencyClass, LatencyList> lists) {
    lists.forEach(
        (kind, list) -> {
          figures.put("count." + kind, list.count());
          figures.put("min_ns." + kind, list.min());
          figures.put("p50_ns." + kind, list.quantile(0.5));
          figures.put("p90_ns." + kind, list.quantile(0.9));
          figures.put("p99_ns." + kind, list.quantile(0.99));
          figures.put("max_ns." + kind, list.max());
        });
  }
}
