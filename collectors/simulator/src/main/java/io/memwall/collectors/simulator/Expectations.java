package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.truth.TruthKey;
import io.memwall.collectors.simulator.truth.TruthLines;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a script knows beforehand of what will come out, in closed form. */
final class Expectations {
  private final Epoch epoch;
  private final List<Consumer<TruthLines>> said = new ArrayList<>();

  Expectations(Epoch epoch) {
    this.epoch = epoch;
  }

  /** A figure of the whole run. */
  void total(String metric, TruthKey key, long value) {
    said.add(lines -> lines.total(metric, key, value));
  }

  /** A figure of a part of the run, in nanoseconds since its start. */
  void during(TruthLines.Span sinceStart, String metric, TruthKey key, long value) {
    long start = epoch.startNanos();
    TruthLines.Span span = new TruthLines.Span(start + sinceStart.t0(), start + sinceStart.t1());
    said.add(lines -> lines.during(span, metric, key, value));
  }

  /**
   * An entity goes through these states, one after the other; only the order is said.
   *
   * @param entity kind and name, such as {@code pool:pool0}
   */
  void states(String entity, List<String> states) {
    for (int i = 0; i < states.size(); i++) {
      TruthKey key =
          TruthKey.of("entity", entity)
              .with("state", states.get(i))
              .with("nth", i)
              .with("of", states.size());
      total("expected_state", key, i);
    }
  }

  /** The causes of an entity's worst state, the largest contribution first. */
  void causes(String entity, List<String> causes) {
    for (int i = 0; i < causes.size(); i++) {
      TruthKey key =
          TruthKey.of("entity", entity).with("cause", causes.get(i)).with("of", causes.size());
      total("expected_cause", key, i);
    }
  }

  void sayTo(TruthLines lines) {
    said.forEach(each -> each.accept(lines));
  }
}
