package io.memwall.collectors.simulator.truth;

import io.memwall.collectors.simulator.fabric.Message;

/** A request that was recorded, until its answer is. */
final class OpenRequest {
  final RequestClass requestClass;
  final Message message;
  final boolean toPool;
  final long tNanos;
  boolean over;

  /** An answer came that does not fit. */
  boolean misanswered;

  OpenRequest(RequestClass requestClass, Message message, boolean toPool, long tNanos) {
    this.requestClass = requestClass;
    this.message = message;
    this.toPool = toPool;
    this.tNanos = tNanos;
  }
}
