package io.memwall.standalone.verify;

import io.memwall.collectors.agent.inspect.truth.Seen;
import io.memwall.collectors.agent.inspect.truth.TruthLine;
import io.memwall.schemas.Topics;
import io.memwall.schemas.events.Flow;
import io.memwall.schemas.results.EntityKind;
import io.memwall.schemas.results.Latency;
import io.memwall.schemas.results.LatencySeries;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How long requests took, as the windows of a connection tell it: sums over all of them, quantiles
 * where one window holds the whole run.
 */
final class LatencyFamily implements Family {
  private static final Map<String, Function<LatencySeries, Double>> QUANTILES =
      Map.of("latency_p50_ns", LatencySeries::getP50Ns, "latency_p99_ns", LatencySeries::getP99Ns);

  private final Facts facts;
  private final List<Latency> windows;

  LatencyFamily(Answers answers, Facts facts) {
    this.facts = facts;
    windows =
        answers
            .latest(
                Topics.LATENCY,
                each -> List.of(each.getEntityKind(), each.getEntity(), each.getTStart()),
                Latency::getRevision)
            .stream()
            .filter(each -> each.getEntityKind() == EntityKind.CONNECTION)
            .toList();
  }

  @Override
  public Optional<Seen> seen(TruthLine line) {
    if (line.text("near").isEmpty() || !line.metric().startsWith("latency_")) {
      return Optional.empty();
    }
    List<LatencySeries> series = series(line);
    if (series.isEmpty()) {
      return Optional.empty();
    }
    return switch (line.metric()) {
      case "latency_count" -> Optional.of(Sums.of(series, LatencySeries::getSamples));
      case "latency_sum_ns" -> Optional.of(Sums.of(series, LatencySeries::getSumNs));
      default -> quantile(line, series);
    };
  }

  private Optional<Seen> quantile(TruthLine line, List<LatencySeries> series) {
    var figure = QUANTILES.get(line.metric());
    if (figure == null || series.size() > 1 || figure.apply(series.get(0)) == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Seen.Near(Math.round(figure.apply(series.get(0))), line.value() / 99 + 1));
  }

  /** The windows of both directions of the connection, as seen where the tap is. */
  private List<LatencySeries> series(TruthLine line) {
    List<Flow> flows = facts.connection(line);
    Set<String> halves =
        flows.stream()
            .map(flow -> flow.getConnId() + "/" + flow.getDir())
            .collect(Collectors.toSet());
    Set<String> positions =
        flows.stream().map(flow -> flow.getTapPosition().name()).collect(Collectors.toSet());
    String request = line.text("request").orElse("").toLowerCase(Locale.ROOT);
    return windows.stream()
        .filter(window -> halves.contains(window.getEntity()))
        .flatMap(window -> window.getSeries().stream())
        .filter(each -> positions.contains(each.getTapPosition().name()))
        .filter(each -> each.getRequestClass().equals(request))
        .filter(each -> each.getSamples() > 0)
        .toList();
  }
}
