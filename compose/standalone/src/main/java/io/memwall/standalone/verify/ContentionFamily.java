package io.memwall.standalone.verify;

import io.memwall.collectors.agent.inspect.truth.Seen;
import io.memwall.collectors.agent.inspect.truth.TruthLine;
import io.memwall.schemas.Topics;
import io.memwall.schemas.results.Contention;
import io.memwall.schemas.results.ContentionPlace;
import io.memwall.schemas.results.ContentionView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** How the lines of a pool moved, where a tap saw all its hosts and results name every line. */
final class ContentionFamily implements Family {
  /** A window with as many lines has others that it does not name. */
  private static final int MOST_LINES = 16;

  private static final Map<String, Function<ContentionPlace, Long>> FIGURES =
      Map.of(
          "acquires", ContentionPlace::getAcquires,
          "grants", ContentionPlace::getGrantsT,
          "probes", ContentionPlace::getProbes,
          "transfers", ContentionPlace::getTransfers);

  private final List<Contention> windows;

  ContentionFamily(Answers answers) {
    windows = ofPools(answers);
  }

  /** The latest of each window in which taps saw all masters of a pool side by side. */
  static List<Contention> ofPools(Answers answers) {
    return answers
        .latest(
            Topics.CONTENTION,
            each -> List.of(each.getEntity(), each.getView(), each.getTStart()),
            Contention::getRevision)
        .stream()
        .filter(each -> each.getView() == ContentionView.POOL)
        .toList();
  }

  @Override
  public Optional<Seen> seen(TruthLine line) {
    var address = line.text("line").map(Long::decode);
    var figure = FIGURES.get(line.metric());
    var pool = line.text("pool").map(name -> of(name).toList()).orElse(List.of());
    if (figure == null || address.isEmpty() || pool.isEmpty() || hasMoreLines(pool)) {
      return Optional.empty();
    }
    long sum =
        pool.stream()
            .flatMap(window -> window.getLines().stream())
            .filter(place -> place.getAddress() == address.get())
            .mapToLong(figure::apply)
            .sum();
    return Optional.of(new Seen.Value(sum));
  }

  private Stream<Contention> of(String pool) {
    return windows.stream().filter(window -> window.getEntity().equals(pool));
  }

  private static boolean hasMoreLines(List<Contention> pool) {
    return pool.stream().anyMatch(window -> window.getLines().size() >= MOST_LINES);
  }
}
