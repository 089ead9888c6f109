package io.memwall.collectors.simulator.allocator;

/**
 * What somebody asks of a pool.
 *
 * @param initiator node that asks
 * @param tag at most 64 characters, such as a call site
 */
public record AllocationRequest(
    String tenant, String workload, String initiator, String tag, long bytes) {
  private static final int TAG_LENGTH = 64;

  public AllocationRequest {
    if (bytes <= 0) {
      throw new IllegalArgumentException("an allocation needs at least 1 byte, not " + bytes);
    }
    if (tag.length() > TAG_LENGTH) {
      throw new IllegalArgumentException("tag is longer than 64 characters: " + tag);
    }
  }
}
