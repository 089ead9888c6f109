package io.memwall.collectors.agent.capture;

import java.util.Arrays;

/**
 * The mirror sessions met so far, each an interface of its own. A session number means something
 * only together with the address of the switch that sends it. Makes no object for one it knows.
 */
final class MirrorSessions {
  /** What a session's number is. */
  enum Kind {
    GRE(1, "gre"),
    GRE_KEY(2, "gre-"),
    ERSPAN(3, "erspan-");

    private final int code;
    private final String prefix;

    Kind(int code, String prefix) {
      this.code = code;
      this.prefix = prefix;
    }
  }

  private static final int LIMIT = 1024;

  private final MirroredFrames.Names names;
  private long[] high = new long[4];
  private long[] low = new long[4];
  private long[] numbers = new long[4];
  private int[] indexes = new int[4];
  private int count;
  private long fromHigh;
  private long fromLow;

  MirrorSessions(MirroredFrames.Names names) {
    this.names = names;
  }

  /** The switch's address; an IPv4 address is in the lower 32 bits. */
  void from(long addressHigh, long addressLow) {
    fromHigh = addressHigh;
    fromLow = addressLow;
  }

  /** The interface of a session of that switch; negative when there are too many. */
  int index(Kind kind, int session) {
    long number = ((long) kind.code << Integer.SIZE) | Integer.toUnsignedLong(session);
    for (int i = 0; i < count; i++) {
      if (numbers[i] == number && low[i] == fromLow && high[i] == fromHigh) {
        return indexes[i];
      }
    }
    return count == LIMIT ? -1 : add(number, names.named(name(kind, session)));
  }

  private int add(long number, int index) {
    if (index < 0) {
      return index;
    }
    if (count == indexes.length) {
      high = Arrays.copyOf(high, 2 * count);
      low = Arrays.copyOf(low, 2 * count);
      numbers = Arrays.copyOf(numbers, 2 * count);
      indexes = Arrays.copyOf(indexes, 2 * count);
    }
    high[count] = fromHigh;
    low[count] = fromLow;
    numbers[count] = number;
    indexes[count++] = index;
    return index;
  }

  /** Such as {@code erspan-17@192.0.2.1}. */
  private String name(Kind kind, int session) {
    String number = kind == Kind.GRE ? "" : Integer.toUnsignedString(session);
    return kind.prefix + number + "@" + address();
  }

  private String address() {
    if (fromHigh == 0 && fromLow >>> Integer.SIZE == 0) {
      return "%d.%d.%d.%d"
          .formatted(
              (fromLow >>> 24) & 0xff,
              (fromLow >>> 16) & 0xff,
              (fromLow >>> 8) & 0xff,
              fromLow & 0xff);
    }
    var text = new StringBuilder();
    for (int group = 0; group < 8; group++) {
      long half = group < 4 ? fromHigh : fromLow;
      text.append(group == 0 ? "" : ":")
          .append(Long.toHexString((half >>> (48 - 16 * (group % 4))) & 0xffff));
    }
    return text.toString();
  }
}
