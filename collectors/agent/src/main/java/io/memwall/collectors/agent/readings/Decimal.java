package io.memwall.collectors.agent.readings;

/** Numbers as system files print them. What is no value is a negative code that tells why. */
final class Decimal {
  private static final String NONE_64 = "18446744073709551615";
  private static final int LONGEST = 19;

  /** Limits of a page counter are the highest number, rounded down to a page of up to 64 KiB. */
  private static final long NO_LIMIT_FROM = Long.MAX_VALUE - (1L << 16);

  private Decimal() {}

  /** The number, or a code for {@link #lack}. */
  static long of(String text) {
    int length = text.length();
    if (length == 0 || !digits(text, 0)) {
      return code(word(text));
    }
    if (text.equals(NONE_64)) {
      return code(Lack.SENTINEL);
    }
    if (length > LONGEST) {
      return code(Lack.OUT_OF_RANGE);
    }
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = 10 * value + (text.charAt(i) - '0');
    }
    if (value < 0) {
      return code(Lack.OUT_OF_RANGE);
    }
    return value >= NO_LIMIT_FROM ? code(Lack.NO_LIMIT) : value;
  }

  /** Hexadecimal digits behind {@code 0x}, or decimal ones. */
  static long ofAddress(String text) {
    if (!text.startsWith("0x")) {
      return of(text);
    }
    try {
      long value = Long.parseLong(text, 2, text.length(), 16);
      return value < 0 ? code(Lack.NOT_A_NUMBER) : value;
    } catch (NumberFormatException e) {
      return code(text.equals("0xffffffffffffffff") ? Lack.SENTINEL : Lack.NOT_A_NUMBER);
    }
  }

  static long code(Lack lack) {
    for (int i = 0; i < LACKS.length; i++) {
      if (LACKS[i] == lack) {
        return -1L - i;
      }
    }
    throw new AssertionError(lack);
  }

  static Lack lack(long code) {
    return LACKS[(int) (-1 - code)];
  }

  private static final Lack[] LACKS = Lack.values();

  private static Lack word(String text) {
    if (text.length() > 1 && text.charAt(0) == '-' && digits(text, 1)) {
      return text.equals("-1") ? Lack.SENTINEL : Lack.OUT_OF_RANGE;
    }
    return switch (text) {
      case "max" -> Lack.NO_LIMIT;
      case "Unassigned" -> Lack.UNASSIGNED;
      case "Error", "[Unknown Error]", "[GPU requires reset]" -> Lack.ERROR;
      case "Unavailable", "N/A", "[N/A]", "[Not Supported]", "Not Supported" -> Lack.UNAVAILABLE;
      default -> Lack.NOT_A_NUMBER;
    };
  }

  private static boolean digits(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
