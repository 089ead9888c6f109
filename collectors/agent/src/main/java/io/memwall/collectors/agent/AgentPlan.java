package io.memwall.collectors.agent;

import io.memwall.collectors.agent.limits.Limits;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What an agent is made of.
 *
 * @param capture empty on a node that watches no link
 * @param parts whose names differ
 * @param limits it keeps to by itself
 */
public record AgentPlan(
    Optional<CaptureSettings> capture, List<PartPlan> parts, Optional<Limits> limits) {
  /** Nothing, without limits. */
  static final AgentPlan EMPTY = new AgentPlan(Optional.empty(), List.of(), Optional.empty());

  public AgentPlan {
    Objects.requireNonNull(limits);
    Objects.requireNonNull(capture);
    parts = List.copyOf(parts);
    var names = new HashSet<String>();
    names.add(Capture.NAME);
    for (PartPlan part : parts) {
      if (!names.add(part.name())) {
        throw new IllegalArgumentException("two parts are named " + part.name());
      }
    }
  }
}
