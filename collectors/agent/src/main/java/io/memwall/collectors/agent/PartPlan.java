package io.memwall.collectors.agent;

import io.memwall.collectors.agent.part.Part;
import java.util.Objects;
import java.util.function.Function;

/**
 * A part that an agent is to run.
 *
 * @param name the part's own
 * @param settings the part is made with, compared by {@code equals}: it runs on while they stay
 * @param making makes the part; opens nothing
 */
public record PartPlan(String name, Object settings, Function<PartContext, Part> making) {
  public PartPlan {
    Objects.requireNonNull(name);
    Objects.requireNonNull(settings);
    Objects.requireNonNull(making);
  }

  /** Whether a part made by the one serves as well for the other. */
  boolean sameAs(PartPlan other) {
    return name.equals(other.name) && settings.equals(other.settings);
  }
}
