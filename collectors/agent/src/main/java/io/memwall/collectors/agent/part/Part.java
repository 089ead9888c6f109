package io.memwall.collectors.agent.part;

/** Something that runs within an agent and hands what it observes to the agent's publisher. */
public interface Part extends AutoCloseable {
  /**
   * Short and unique within the agent, such as {@code host}: part of metric labels and messages.
   */
  String name();

  /**
   * Begins to work and returns soon. What is missing now, such as an interface that is not there
   * yet, is a matter of {@link #status}; an exception means that it can never work.
   */
  void start();

  /** How it does. Any thread, at any time, without waiting. */
  PartStatus status();

  /**
   * Time up to which everything this part observed by itself was handed over: the agent's watermark
   * is the least of its parts'. Any thread.
   *
   * @param nowNanos the clock, nanoseconds since the Unix epoch
   */
  default long reachedNanos(long nowNanos) {
    return nowNanos;
  }

  /**
   * Hands over what is open, then ends; nothing is handed over afterwards. Closing again is idle.
   */
  @Override
  void close();
}
