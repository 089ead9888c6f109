package io.memwall.collectors.agent.intake;

/**
 * Something that was read, and where.
 *
 * @param line of its beginning, the first is 1
 */
record Placed<T>(long line, T value) {}
