package io.memwall.collectors.agent.capture;

import java.util.Map;

/** Link-layer header types, as registered at tcpdump.org: the ones a user is likely to meet. */
final class LinkType {
  static final int ETHERNET = 1;

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(0, "NULL"),
          Map.entry(ETHERNET, "ETHERNET"),
          Map.entry(9, "PPP"),
          Map.entry(101, "RAW"),
          Map.entry(105, "IEEE802_11"),
          Map.entry(108, "LOOP"),
          Map.entry(113, "LINUX_SLL"),
          Map.entry(127, "IEEE802_11_RADIOTAP"),
          Map.entry(189, "USB_LINUX"),
          Map.entry(220, "USB_LINUX_MMAPPED"),
          Map.entry(227, "CAN_SOCKETCAN"),
          Map.entry(228, "IPV4"),
          Map.entry(229, "IPV6"),
          Map.entry(247, "INFINIBAND"),
          Map.entry(253, "NETLINK"),
          Map.entry(276, "LINUX_SLL2"));

  private LinkType() {}

  /** Such as {@code LINUX_SLL (113)}. */
  static String describe(int linkType) {
    return NAMES.getOrDefault(linkType, "link type") + " (" + linkType + ")";
  }
}
