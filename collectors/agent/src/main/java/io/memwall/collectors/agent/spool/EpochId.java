package io.memwall.collectors.agent.spool;

import java.util.Objects;
import java.util.UUID;

/**
 * One life of the agent.
 *
 * @param number unsigned; greater than that of every earlier life of the node
 */
public record EpochId(UUID bootId, long number) {
  public EpochId {
    Objects.requireNonNull(bootId);
  }
}
