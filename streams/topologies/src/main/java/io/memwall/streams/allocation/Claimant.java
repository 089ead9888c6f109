package io.memwall.streams.allocation;

/**
 * For whom memory is held, as the allocator said; empty texts for what it did not say.
 *
 * @param tenant who pays
 * @param workload what it is for
 * @param initiator the node that asked
 * @param tag such as a call site
 */
record Claimant(String tenant, String workload, String initiator, String tag) {
  static final Claimant NOBODY = new Claimant("", "", "", "");

  /** This one, with what it leaves open taken from another. */
  Claimant orElse(Claimant other) {
    return new Claimant(
        or(tenant, other.tenant),
        or(workload, other.workload),
        or(initiator, other.initiator),
        or(tag, other.tag));
  }

  private static String or(String text, String other) {
    return text.isEmpty() ? other : text;
  }
}
