package io.memwall.collectors.simulator.fabric;

/** One end's credits: what it may still send, and what it owes for what it has received. */
final class Credits {
  private final int[] available = new int[Channel.values().length + 1];
  private final int[] owed = new int[available.length];

  Credits(int initialFlits) {
    for (Channel channel : Channel.values()) {
      available[channel.code()] = initialFlits;
    }
  }

  boolean allow(Message message) {
    return available[message.kind().channel().code()] >= message.flits();
  }

  void spend(Message message) {
    available[message.kind().channel().code()] -= message.flits();
  }

  void granted(CreditReturn credit) {
    available[credit.channel()] += credit.flits();
  }

  /** The message has left the receive buffer, so its room is free again. */
  void owe(Message message) {
    owed[message.kind().channel().code()] += message.flits();
  }

  int mostOwed() {
    return owed[mostOwedChannel()];
  }

  /** The largest power of two owed on the channel that is owed most; takes it off the debt. */
  CreditReturn takeReturn() {
    int channel = mostOwedChannel();
    if (owed[channel] == 0) {
      return CreditReturn.NONE;
    }
    int flits = Integer.highestOneBit(owed[channel]);
    owed[channel] -= flits;
    return new CreditReturn(channel, Integer.numberOfTrailingZeros(flits));
  }

  private int mostOwedChannel() {
    int most = 1;
    for (int channel = 2; channel < owed.length; channel++) {
      if (owed[channel] > owed[most]) {
        most = channel;
      }
    }
    return most;
  }
}
