package io.memwall.collectors.simulator.fabric;

/**
 * Credits returned by one frame: 2^exponent flits of one channel.
 *
 * @param channel number of the channel; 0 returns nothing
 */
public record CreditReturn(int channel, int exponent) {
  static final CreditReturn NONE = new CreditReturn(0, 0);

  static CreditReturn of(Channel channel, int exponent) {
    return new CreditReturn(channel.code(), exponent);
  }

  int flits() {
    return channel == 0 ? 0 : 1 << exponent;
  }
}
