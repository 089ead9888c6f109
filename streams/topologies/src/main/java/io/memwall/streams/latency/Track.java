package io.memwall.streams.latency;

/**
 * What is learnt together.
 *
 * @param version of the links: over others, latencies are others
 * @param series which requests
 */
record Track(String version, Series series) {}
