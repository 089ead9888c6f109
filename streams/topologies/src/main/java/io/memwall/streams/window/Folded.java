package io.memwall.streams.window;

import java.util.List;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/**
 * The two streams that leave a fold, keyed by entity.
 *
 * @param <E> the evidence
 * @param fold name of the fold
 * @param windows results, early and revised
 * @param leftOut records that no result holds, with the reason
 */
public record Folded<E>(
    String fold, KStream<String, RevisedWindow<E>> windows, KStream<String, LeftOut<E>> leftOut) {

  /** Publishes what was left out, so that nothing is missing silently. */
  public Folded<E> leavingOutTo(LeftOutResults topics) {
    topics.publish(leftOut, fold);
    return this;
  }

  /**
   * Folds observations that {@link ByEntity} has keyed; the steps are named after the kind.
   *
   * @param byEntity keyed by entity, in the partition of the entity
   */
  public static <E> Folded<E> of(
      KStream<String, Observation<E>> byEntity, Kind<E> kind, FoldSettings settings) {
    return of(byEntity, kind, settings, List.of());
  }

  /** The same, with results that are given anew when what they are joined with has changed. */
  public static <E> Folded<E> of(
      KStream<String, Observation<E>> byEntity,
      Kind<E> kind,
      FoldSettings settings,
      List<LookedUp> lookedUp) {
    var out = byEntity.process(WindowFold.step(kind, settings, lookedUp), named("fold", kind));
    return new Folded<>(
        kind.storeName(),
        out.filter((key, one) -> one instanceof RevisedWindow, named("results", kind))
            .mapValues(one -> (RevisedWindow<E>) one, named("windows", kind)),
        out.filter((key, one) -> one instanceof LeftOut, named("others", kind))
            .mapValues(one -> (LeftOut<E>) one, named("left-out", kind)));
  }

  private static Named named(String step, Kind<?> kind) {
    return Named.as(kind.storeName() + "-" + step);
  }
}
