package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.Messages;

/** The credits of one half as the sender who spends them, channel by channel. */
final class Credits {
  /** Hears what is worth telling. Index: channel code less one. */
  interface Observer {
    void onOverdraft(int channel, long flits);

    void onLow(int channel);
  }

  private final ChannelCredit[] channels = new ChannelCredit[CreditTally.CHANNELS];
  private final long[] flits = new long[CreditTally.CHANNELS];
  private final long[] lastFlits = new long[CreditTally.CHANNELS];

  Credits() {
    for (int i = 0; i < channels.length; i++) {
      channels[i] = new ChannelCredit();
    }
  }

  /** A new incarnation; {@code known} when it is seen from its start. */
  void begin(long baseFlits, boolean known) {
    for (ChannelCredit channel : channels) {
      channel.begin(baseFlits);
      if (!known) {
        channel.forgetBase();
      }
    }
  }

  /** Frames that spent or returned credits were missed. */
  void forgetBase() {
    for (ChannelCredit channel : channels) {
      channel.forgetBase();
    }
  }

  void rebase(long baseFlits) {
    for (ChannelCredit channel : channels) {
      channel.rebase(baseFlits);
    }
  }

  ChannelCredit channel(int index) {
    return channels[index];
  }

  /** Credits were returned; false when they are found to be absurd. */
  boolean grant(int channel, long amount, long nanos, long turnNanos, CreditTally tally) {
    tally.granted[channel] += amount;
    return channels[channel].grant(nanos, amount, turnNanos);
  }

  /** The messages of a frame seen for the first time. */
  void consume(
      Messages messages, long nanos, long turnNanos, CreditTally tally, Observer observer) {
    int touched = 0;
    int size = messages.size();
    for (int i = 0; i < size; i++) {
      int channel = messages.channel(i).code() - 1;
      int length = messages.flits(i);
      touched |= 1 << channel;
      flits[channel] += length;
      lastFlits[channel] = length;
    }
    while (touched != 0) {
      int channel = Integer.numberOfTrailingZeros(touched);
      touched &= touched - 1;
      spend(channel, nanos, turnNanos, tally, observer);
      flits[channel] = 0;
    }
  }

  private void spend(int index, long nanos, long turnNanos, CreditTally tally, Observer observer) {
    ChannelCredit channel = channels[index];
    ChannelCredit.Spent spent = channel.consume(nanos, flits[index], lastFlits[index], turnNanos);
    tally.consumed[index] += flits[index];
    tally.outstandingMax[index] = Math.max(tally.outstandingMax[index], channel.outstanding());
    if (channel.state() != CreditState.UNKNOWN_BASE) {
      tally.availMin[index] = Math.min(tally.availMin[index], channel.available());
    }
    switch (spent) {
      case FINE -> {}
      case LOW -> observer.onLow(index);
      case OVERDRAFT -> observer.onOverdraft(index, channel.deficit());
      case STALLED -> {
        tally.stallNanos[index] += channel.stalledNanos();
        tally.stallEvents[index]++;
      }
    }
  }
}
