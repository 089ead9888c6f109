package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.spool.EpochId;
import java.util.Objects;
import java.util.UUID;

/**
 * Who reports: the part of every envelope that stays the same.
 *
 * @param nodeId at most 64 characters
 * @param bootId of the kernel; zeros for a case
 * @param epoch unsigned; start of the process in nanoseconds since the Unix epoch, for a case the
 *     first 64 bits of the SHA-256 of its file
 * @param caseName empty for a live node
 */
public record Identity(
    String nodeId, UUID bootId, long epoch, String fabricId, String site, String caseName) {
  private static final int MAX_NODE_ID = 64;

  /** The boot id of what never booted. */
  public static final UUID NO_BOOT = new UUID(0, 0);

  public Identity {
    Objects.requireNonNull(bootId);
    Objects.requireNonNull(fabricId);
    Objects.requireNonNull(site);
    Objects.requireNonNull(caseName);
    if (nodeId.isBlank() || nodeId.length() > MAX_NODE_ID) {
      throw new IllegalArgumentException(
          "node id \"" + nodeId + "\" must have 1 to " + MAX_NODE_ID + " characters");
    }
  }

  public EpochId epochId() {
    return new EpochId(bootId, epoch);
  }
}
