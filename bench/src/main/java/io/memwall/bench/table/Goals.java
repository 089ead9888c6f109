package io.memwall.bench.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwall.bench.Figure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All goals, by the figure's name. */
final class Goals {
  private final Map<String, Goal> byFigure;

  Goals(List<Goal> goals) {
    byFigure = goals.stream().collect(Collectors.toMap(Goal::figure, Function.identity()));
  }

  /** Those of the resource {@code /goals.tsv}. */
  static Goals all() {
    try (var in = Goals.class.getResourceAsStream("/goals.tsv")) {
      return new Goals(
          new String(in.readAllBytes(), UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(Goal::parse)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<Goal> of(Figure figure) {
    return Optional.ofNullable(byFigure.get(figure.what()));
  }
}
