package io.memwall.collectors.agent.publish;

/** Where encoded events leave the process. */
public interface Outlet extends AutoCloseable {
  /** Lets the partitioner choose by the key. */
  int BY_KEY = -1;

  /** Partitions of a topic. */
  int partitions(String topic);

  /**
   * Hands over one record, in the order of the calls. What happens when there is no room is the
   * outlet's own policy; what it loses, it counts.
   */
  void send(String topic, int partition, String key, byte[] value);

  /** Waits until everything handed over is delivered or given up, however long that takes. */
  void flush();

  /** Records given up since the start. */
  long lost();

  @Override
  void close();
}
