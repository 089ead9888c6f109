package io.memwall.collectors.wire.match;

/** Whom a matcher tells. Arguments are reused and valid during the call only. */
public interface MatchSink {
  /** A request ended; {@link Transaction#outcome} says how. */
  void onTransaction(Transaction transaction);

  /** An answer whose request was not seen. A grant among them has no address. */
  void onUnmatchedResponse(int direction, MessageView response);

  /** A rule was broken, as far as the capture can prove it. */
  void onViolation(Violation violation);

  /** A request was not remembered because a bound was reached; its answer will not count. */
  default void onNotAdmitted(int direction, MessageView request, Refusal reason) {}

  /** This side reuses ids in flight as a matter of course: from now on first in, first out. */
  default void onSourceFifo(int direction) {}

  /** Why a request was not remembered. */
  enum Refusal {
    /** Too many are outstanding: ids are sampled by hash until half of them are gone. */
    TABLE_FULL,
    /** Too many are outstanding on this id. */
    SOURCE_QUEUE_FULL
  }
}
