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
 * @param frozen why nothing has moved for more than 8 s, though it has not stopped
 */
public record StreamsStatus(
    String topology,
    String applicationId,
    String state,
    int tasks,
    int replacedThreads,
    Optional<String> failure,
    Optional<String> frozen) {
  public boolean isRunning() {
    return failure.isEmpty() && state.equals("RUNNING");
  }
}
