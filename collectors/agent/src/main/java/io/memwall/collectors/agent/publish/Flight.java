package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.spool.Queued;
import java.util.Optional;

/** An entry on its way to Kafka. */
final class Flight implements Link.Outcome {
  private final Queued queued;
  private final long sentNanos;
  private final Runnable wake;
  private boolean spooled;
  private volatile boolean acknowledged;
  private volatile Exception failure;

  /**
   * @param sentNanos of the monotonic clock
   * @param wake run when the outcome is known
   */
  Flight(Queued queued, long sentNanos, boolean spooled, Runnable wake) {
    this.queued = queued;
    this.sentNanos = sentNanos;
    this.spooled = spooled;
    this.wake = wake;
  }

  @Override
  public void acknowledged() {
    acknowledged = true;
    wake.run();
  }

  @Override
  public void failed(Exception why) {
    failure = why;
    wake.run();
  }

  Queued queued() {
    return queued;
  }

  long sentNanos() {
    return sentNanos;
  }

  boolean isAcknowledged() {
    return acknowledged;
  }

  Optional<Exception> failure() {
    return Optional.ofNullable(failure);
  }

  /** It is on disk, too. Known to one thread only. */
  boolean isSpooled() {
    return spooled;
  }

  void markSpooled() {
    spooled = true;
  }
}
