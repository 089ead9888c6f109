package io.memwall.collectors.agent.capture;

/**
 * One interface of a section.
 *
 * @param snapLength longest captured frame in bytes, 0 = no limit
 * @param index within {@link Interfaces}; -1 when its link layer is not read
 */
record PcapngInterface(String name, int linkType, int snapLength, Ticks ticks, int index) {
  private static final int FIXED = 16;
  private static final int MIN_LENGTH = FIXED + 4;
  private static final int NAME = 2;
  private static final int RESOLUTION = 9;
  private static final int OFFSET = 14;

  /** Reads the interface description block at the feed's position. */
  static PcapngInterface read(ByteFeed feed, int length, int position) throws CutException {
    if (length < MIN_LENGTH) {
      throw Cuts.damaged(feed, "an interface description of " + length + " bytes is too short");
    }
    String name = Integer.toString(position);
    Ticks ticks = Ticks.MICROS;
    var options = new PcapngOptions(feed, FIXED, length - 4);
    while (options.next()) {
      if (options.is(NAME, 1)) {
        name = feed.text(options.value(), options.length());
      } else if (options.is(RESOLUTION, 1)) {
        ticks = new Ticks(feed.unsigned8(options.value()), ticks.offsetSeconds());
      } else if (options.is(OFFSET, 8)) {
        ticks = new Ticks(ticks.resolution(), feed.int64(options.value()));
      }
    }
    name = name.isEmpty() ? Integer.toString(position) : name;
    return new PcapngInterface(name, feed.unsigned16(8), feed.int32(12), ticks, -1);
  }

  boolean isEthernet() {
    return linkType == LinkType.ETHERNET;
  }

  /** The same interface as the capture as a whole knows it. */
  PcapngInterface as(String newName, int newIndex) {
    return new PcapngInterface(newName, linkType, snapLength, ticks, newIndex);
  }
}
