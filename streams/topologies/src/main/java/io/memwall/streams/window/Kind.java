package io.memwall.streams.window;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import java.util.List;
import java.util.Optional;

/**
 * What a fold folds. The evidence itself is summed by whoever reads the {@link WindowResult}: a
 * fold only keeps, chooses and hands out the records of a window.
 *
 * @param <E> the evidence; a value with {@code equals}
 */
public interface Kind<E> {
  /** Names the store, the steps and the metrics of the fold; changing it loses the state. */
  String storeName();

  /** The lengths of the windows, ns, ascending; each divides the minute. */
  List<Long> lengthsNs();

  /** The entities whose windows a record counts in: none, one or several, each once. */
  List<String> entitiesOf(Contribution<E> contribution);

  /**
   * Whether records of an entity come through several partitions, so that word of how far a node
   * has come may overtake them.
   */
  default boolean isGathered() {
    return false;
  }

  /** How to choose among taps that saw the same subject; without it all records are folded. */
  default Optional<TapChoice<E>> tapChoice() {
    return Optional.empty();
  }

  /** Why the evidence cannot be true, as a word for a counter; such a record is left out. */
  default Optional<String> impossible(Contribution<E> contribution) {
    return Optional.empty();
  }

  /** Writes evidence as bytes that only this application reads. */
  void write(ByteWriter out, E evidence);

  /** Reads what {@link #write} wrote, also of earlier releases. */
  E read(ByteReader in);

  /**
   * Ranks taps, of which one per subject and minute is folded: first those that saw nearly
   * everything, then those in the better position, then those that saw more.
   *
   * @param <E> the evidence
   */
  interface TapChoice<E> {
    /** How much a record saw, in any unit that can be added up. */
    long seen(E evidence);

    /** The position of the tap, 0 for the best. */
    int position(E evidence);
  }
}
