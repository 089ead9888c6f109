package io.memwall.collectors.agent.capture;

import java.nio.ByteBuffer;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Counts frames by the EtherType behind at most two VLAN tags. */
public final class EtherTypes {
  private static final int TYPE_AT = 12;
  private static final int TAG = 4;
  static final int MAX_TAGS = 2;

  private final long[] counts = new long[1 << Short.SIZE];

  /** Counts a frame; one too short to have a type counts nowhere. */
  public void count(Frame frame) {
    int type = of(frame);
    if (type >= 0) {
      counts[type]++;
    }
  }

  /** The EtherType of a frame; -1 when the frame ends before. */
  public static int of(Frame frame) {
    ByteBuffer buffer = frame.buffer();
    int at = frame.offset() + TYPE_AT;
    int end = frame.offset() + frame.capturedLength();
    for (int tags = 0; at + Short.BYTES <= end; tags++) {
      int type = Short.toUnsignedInt(buffer.getShort(at));
      if (tags == MAX_TAGS || !isTag(type)) {
        return type;
      }
      at += TAG;
    }
    return -1;
  }

  /** Frames by EtherType, those that occurred. */
  public NavigableMap<Integer, Long> counts() {
    var found = new TreeMap<Integer, Long>();
    for (int type = 0; type < counts.length; type++) {
      if (counts[type] > 0) {
        found.put(type, counts[type]);
      }
    }
    return found;
  }

  /** Such as {@code 0xAAAA}. */
  public static String label(int type) {
    return "0x%04X".formatted(type);
  }

  /** Whether a VLAN tag follows instead of a payload. */
  public static boolean isTag(int type) {
    return type == 0x8100 || type == 0x88a8 || type == 0x9100;
  }
}
