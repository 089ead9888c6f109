package io.memwall.streams;

import java.util.Optional;

/**
 * How an application fares.
 *
 * @param topology its name
 * @param applicationId its consumer group
 * @param state in Kafka Streams' words, such as RUNNING or REBALANCING
 * @param tasks active tasks of this process
 * @param replacedThreads threads that failed and were replaced since the start
 * @param failure why it stopped for good
 */
public record StreamsStatus(
    String topology,
    String applicationId,
    String state,
    int tasks,
    int replacedThreads,
    Optional<String> failure) {
  public boolean isRunning() {
    return failure.isEmpty() && state.equals("RUNNING");
  }
}
