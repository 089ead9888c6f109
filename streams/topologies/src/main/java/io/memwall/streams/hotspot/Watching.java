package io.memwall.streams.hotspot;

/**
 * A node watched its taps.
 *
 * @param caseName the imported capture; empty when live
 * @param node which
 * @param untilNs end of the time it speaks of
 */
record Watching(String caseName, String node, long untilNs) implements Heard {}
