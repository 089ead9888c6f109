package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.Reject;

/**
 * Sees each frame right after it was counted. Arguments are reused: they are valid only during the
 * call.
 */
@FunctionalInterface
public interface FrameListener {
  /** A decoded frame, its half and what its sequence number says. */
  void onFrame(long nanos, Frame frame, HalfView half, SequenceClass sequenceClass);

  /** A decoded frame between equal addresses that fits neither half. */
  default void onUnassigned(long nanos, Frame frame) {}

  /** A refused frame; its Ethernet header can be read unless the reason is SHORT_ETH. */
  default void onReject(long nanos, Frame frame, Reject reject) {}

  /**
   * A request met its response or was given up.
   *
   * @param requester the half that sent the request
   */
  default void onTransaction(TransactionView transaction, HalfView requester) {}

  /** A breach of the protocol, or another finding of the tracking, with its evidence. */
  default void onViolation(ViolationView violation) {}

  /** A turn in the life of a connection. */
  default void onConnection(ConnectionEventView event) {}
}
