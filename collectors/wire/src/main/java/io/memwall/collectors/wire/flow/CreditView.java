package io.memwall.collectors.wire.flow;

import java.util.OptionalLong;

/** Credits of one channel of a half, as the sender who spends them. Valid during the call. */
public final class CreditView {
  private CreditTally tally;
  private ChannelCredit live;
  private CreditState ended = CreditState.UNKNOWN_BASE;
  private int channel;

  CreditView() {}

  CreditView of(CreditTally figures, ChannelCredit credit, int index) {
    tally = figures;
    live = credit;
    channel = index;
    return this;
  }

  CreditView ofEnded(CreditTally figures, CreditState state, int index) {
    tally = figures;
    live = null;
    ended = state;
    channel = index;
    return this;
  }

  /** Flits returned to it in the interval. */
  public long granted() {
    return tally.granted[channel];
  }

  /** Flits of messages it sent in the interval. */
  public long consumed() {
    return tally.consumed[channel];
  }

  /** Most flits it had outstanding at once: the range of consumed less granted. */
  public long outstandingMax() {
    return tally.outstandingMax[channel];
  }

  /**
   * Least flits it could still have sent, after what it did send; empty while the base is unknown
   * or nothing is spent.
   */
  public OptionalLong availMin() {
    long least = tally.availMin[channel];
    boolean known = state() == CreditState.OK || state() == CreditState.ADJUSTED;
    return known && least != CreditTally.NONE ? OptionalLong.of(least) : OptionalLong.empty();
  }

  /**
   * Time it waited for credits with a message ready; empty while that cannot be known: without a
   * known base, and with one that had to be guessed.
   */
  public OptionalLong stallNanos() {
    return state() == CreditState.OK
        ? OptionalLong.of(tally.stallNanos[channel])
        : OptionalLong.empty();
  }

  /** Waits that ended in the interval; 0 where {@link #stallNanos} is empty. */
  public long stallEvents() {
    return state() == CreditState.OK ? tally.stallEvents[channel] : 0;
  }

  /** Flits it could send before any were returned to it; empty while that is not known. */
  public OptionalLong base() {
    boolean known = state() == CreditState.OK || state() == CreditState.ADJUSTED;
    return live != null && known ? OptionalLong.of(live.base()) : OptionalLong.empty();
  }

  /** How far these figures can be trusted. */
  public CreditState state() {
    return live == null ? ended : live.state();
  }
}
