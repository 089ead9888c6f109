package io.memwall.collectors.agent.part;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a part does.
 *
 * @param reason why it is not running well; empty while it is
 * @param counts since its start, by a name such as {@code readings}: shown as metrics
 */
public record PartStatus(State state, Optional<String> reason, Map<String, Long> counts) {
  /** Where it stands. */
  public enum State {
    /** Not started. */
    NEW,
    RUNNING,
    /** Works, but lacks something that it tries to get again. */
    IMPAIRED,
    /** Does nothing; tries again by itself where it can. */
    FAILED,
    CLOSED
  }

  public PartStatus {
    Objects.requireNonNull(state);
    Objects.requireNonNull(reason);
    counts = Collections.unmodifiableNavigableMap(new TreeMap<>(counts));
  }

  /** In a state that needs no reason. */
  public static PartStatus of(State state, Map<String, Long> counts) {
    return new PartStatus(state, Optional.empty(), counts);
  }

  /** In a state, because of something. */
  public static PartStatus of(State state, String reason, Map<String, Long> counts) {
    return new PartStatus(state, Optional.of(reason), counts);
  }
}
