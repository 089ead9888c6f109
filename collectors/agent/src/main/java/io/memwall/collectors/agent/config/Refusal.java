package io.memwall.collectors.agent.config;

import java.util.Optional;

/** A {@link Kind} cannot read a text; becomes a {@link Mistake} where the key is known. */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1;

  private final String suggestion;

  public Refusal(String problem) {
    this(problem, null);
  }

  /**
   * A refusal that knows better.
   *
   * @param suggestion what was probably meant, or null
   */
  public Refusal(String problem, String suggestion) {
    super(problem);
    this.suggestion = suggestion;
  }

  Optional<String> suggestion() {
    return Optional.ofNullable(suggestion);
  }
}
