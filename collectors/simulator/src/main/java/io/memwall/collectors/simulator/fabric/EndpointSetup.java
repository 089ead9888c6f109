package io.memwall.collectors.simulator.fabric;

/**
 * What an end of a connection is like.
 *
 * @param hostEnd whether it is the host's
 * @param firstSent number of its first frame in the first life
 * @param firstExpected number of the other end's first
 * @param timeoutNanos without progress before everything is sent again
 */
record EndpointSetup(
    Profile profile,
    ConnectionPlan plan,
    boolean hostEnd,
    int firstSent,
    int firstExpected,
    long timeoutNanos) {
  boolean showsOpening() {
    return plan.first().showOpening() && !profile.has(Quirk.BARE_ETHERNET);
  }

  int mostMessages() {
    return profile.canPack() ? plan.packing().maxMessages() : 1;
  }
}
