package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.spool.Entry;

/** A connection to Kafka, as long as it lasts. */
interface Link extends AutoCloseable {
  /** What became of an entry; called by any thread. */
  interface Outcome {
    void acknowledged();

    void failed(Exception why);
  }

  /**
   * Sends an entry, in the order of the calls; never waits.
   *
   * @return false when there is no room; nothing is told of the outcome then
   */
  boolean send(Entry entry, Outcome outcome);

  /** Gives up what is on its way. */
  @Override
  void close();
}
