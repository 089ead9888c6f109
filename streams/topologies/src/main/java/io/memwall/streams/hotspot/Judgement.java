package io.memwall.streams.hotspot;

import io.memwall.streams.Revision;
import io.memwall.streams.hotspot.Reading.Interval;
import java.util.Optional;

/**
 * What was decided of an entity in one window.
 *
 * @param entity judged
 * @param window of 10 s
 * @param verdict of the window alone
 * @param gathered what it was made of
 * @param watch the entity's state, after the window
 * @param previous its state before
 * @param rules it was judged by
 * @param revision of the result
 */
record Judgement(
    Entity entity,
    Interval window,
    Verdict verdict,
    Gathered gathered,
    Watch watch,
    State previous,
    Rules rules,
    Revision revision) {

  /** What an entity is watched with and judged by. */
  record Rules(Instrumentation instrumentation, Thresholds thresholds) {}

  boolean changed() {
    return watch.state() != previous;
  }

  /** Contribution of a component to the score. */
  Optional<Double> contribution(Component component) {
    return verdict.score().map(score -> score.contributions().get(component));
  }
}
