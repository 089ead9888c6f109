package io.memwall.collectors.wire.flow;

import java.util.OptionalLong;

/** Credits of one channel of a half, as the sender who spends them. Valid during the call. */
public final class CreditView {
  CreditView() {}

  /** Flits returned to it in the interval. */
  public long granted() {
    return 0;
  }

  /** Flits of messages it sent in the interval. */
  public long consumed() {
    return 0;
  }

  /** Most flits it had outstanding at once: the range of consumed less granted. */
  public long outstandingMax() {
    return 0;
  }

  /** Least flits it could still have sent; empty while the base is unknown. */
  public OptionalLong availMin() {
    return OptionalLong.empty();
  }

  /** Time it waited for credits with a message ready; empty while that cannot be known. */
  public OptionalLong stallNanos() {
    return OptionalLong.empty();
  }

  /** Waits that ended in the interval. */
  public long stallEvents() {
    return 0;
  }

  public CreditState state() {
    return CreditState.UNKNOWN_BASE;
  }
}
