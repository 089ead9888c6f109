package io.memwall.collectors.simulator.truth;

import io.memwall.collectors.simulator.fabric.Kind;
import java.util.Optional;

/** Kinds of messages whose param means the same. */
public enum ParamGroup {
  GROW,
  PROBE_CAP,
  GRANT_CAP,
  PROBE_ACK,
  RELEASE;

  static Optional<ParamGroup> of(Kind kind) {
    return switch (kind) {
      case ACQUIRE_BLOCK, ACQUIRE_PERM -> Optional.of(GROW);
      case PROBE_BLOCK, PROBE_PERM -> Optional.of(PROBE_CAP);
      case GRANT, GRANT_DATA -> Optional.of(GRANT_CAP);
      case PROBE_ACK, PROBE_ACK_DATA -> Optional.of(PROBE_ACK);
      case RELEASE, RELEASE_DATA -> Optional.of(RELEASE);
      default -> Optional.empty();
    };
  }

  /** A value of a group's param. */
  public record Value(ParamGroup group, int param) implements Comparable<Value> {
    @Override
    public int compareTo(Value other) {
      int byGroup = group.compareTo(other.group);
      return byGroup == 0 ? Integer.compare(param, other.param) : byGroup;
    }
  }
}
