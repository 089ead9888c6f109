package io.memwall.collectors.agent.live;

/**
 * A network interface as the kernel describes it.
 *
 * @param index the kernel's number for it
 * @param mtu longest payload of a frame, bytes
 */
record NetworkLink(String name, int index, boolean up, boolean loopback, int mtu) {
  private static final int HEADER_AND_TAGS = 14 + 2 * 4;

  /** Longest frame that can be sent, header and two VLAN tags included. */
  int maxFrameBytes() {
    return mtu + HEADER_AND_TAGS;
  }
}
