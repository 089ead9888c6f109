package io.memwall.collectors.simulator.fabric;

/** A 48-bit Ethernet address, in the low bits. */
public record Mac(long bits) {
  private static final long LOCAL = 0x0200_0000_0000L;

  /** 02:00:00:00:hh:hh. */
  public static Mac ofHost(int host) {
    return new Mac(LOCAL | host);
  }

  /** 02:00:00:01:pp:pp. */
  public static Mac ofPool(int pool) {
    return new Mac(LOCAL | 1 << 16 | pool);
  }

  /** The same octet six times: a prefix that is programmed per cable, not an address. */
  static Mac ofCable(int cable) {
    return new Mac((cable % 255 + 1) * 0x0101_0101_0101L);
  }

  /** Six lower-case hexadecimal pairs with colons. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(17);
    for (int shift = 40; shift >= 0; shift -= 8) {
      int octet = (int) (bits >>> shift) & 0xff;
      text.append(Character.forDigit(octet >> 4, 16)).append(Character.forDigit(octet & 15, 16));
      if (shift > 0) {
        text.append(':');
      }
    }
    return text.toString();
  }
}
