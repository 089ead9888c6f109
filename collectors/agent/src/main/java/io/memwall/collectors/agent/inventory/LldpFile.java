package io.memwall.collectors.agent.inventory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwall.collectors.agent.allocation.InventoryVersion.Neighbour;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The neighbours of an interface as systemd-networkd keeps them: for each a little-endian length of
 * 64 bits, and the frame it sent. The frame is Ethernet with LLDP's type-length-values (IEEE
 * 802.1AB section 8).
 */
final class LldpFile {
  private static final int ETHERNET = 14;
  private static final int LLDP = 0x88cc;
  private static final int MAX_TEXT = 64;
  private static final int END = 0;
  private static final int CHASSIS = 1;
  private static final int PORT = 2;
  private static final int SYSTEM = 5;
  private static final int CHASSIS_MAC = 4;
  private static final int PORT_MAC = 3;

  private LldpFile() {}

  /** The first neighbour; empty when there is none, or the file is damaged. */
  static Optional<Neighbour> neighbour(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (in.remaining() < Long.BYTES) {
      return Optional.empty();
    }
    long length = in.getLong();
    if (length < ETHERNET || length > in.remaining()) {
      return Optional.empty();
    }
    return frame(in.slice(in.position(), (int) length).order(ByteOrder.BIG_ENDIAN));
  }

  private static Optional<Neighbour> frame(ByteBuffer frame) {
    if ((frame.getShort(ETHERNET - 2) & 0xffff) != LLDP) {
      return Optional.empty();
    }
    frame.position(ETHERNET);
    Optional<String> chassis = Optional.empty();
    Optional<String> port = Optional.empty();
    Optional<String> system = Optional.empty();
    while (frame.remaining() >= Short.BYTES) {
      int head = frame.getShort() & 0xffff;
      int length = head & 0x1ff;
      if (head >>> 9 == END || length > frame.remaining()) {
        break;
      }
      byte[] value = new byte[length];
      frame.get(value);
      switch (head >>> 9) {
        case CHASSIS -> chassis = identifier(value, CHASSIS_MAC);
        case PORT -> port = identifier(value, PORT_MAC);
        case SYSTEM -> system = text(value, 0);
        default -> {
          // Capabilities, addresses and the like tell nothing we keep.
        }
      }
    }
    Optional<String> name = system;
    Optional<String> at = port;
    return chassis.flatMap(id -> at.map(where -> new Neighbour(id, where, name)));
  }

  /** A subtype, then an address or a text. */
  private static Optional<String> identifier(byte[] value, int macSubtype) {
    if (value.length < 2) {
      return Optional.empty();
    }
    return value[0] == macSubtype && value.length == 7
        ? Optional.of(HexFormat.ofDelimiter(":").formatHex(value, 1, 7))
        : text(value, 1);
  }

  private static Optional<String> text(byte[] value, int from) {
    int length = Math.min(MAX_TEXT, value.length - from);
    String text = new String(value, from, length, UTF_8).replaceAll("\\p{Cntrl}", "").strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
