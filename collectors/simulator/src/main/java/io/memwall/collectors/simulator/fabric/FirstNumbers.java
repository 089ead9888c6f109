package io.memwall.collectors.simulator.fabric;

/**
 * Sequence numbers the two ends of every connection begin with, 22 bits.
 *
 * <p>With 0 and 0 the run shows connections being opened. With anything else they are older than
 * the run: no opening, and all credits are there.
 */
public record FirstNumbers(int host, int pool) {
  public static final FirstNumbers OPENING = new FirstNumbers(0, 0);

  private static final int NUMBERS = 1 << 22;

  public FirstNumbers {
    check(host);
    check(pool);
  }

  public static FirstNumbers both(int number) {
    return new FirstNumbers(number, number);
  }

  private static void check(int number) {
    if (number < 0 || number >= NUMBERS) {
      throw new IllegalArgumentException(
          "first sequence number is " + number + "; it must be 0 to " + (NUMBERS - 1));
    }
  }

  boolean showOpening() {
    return host == 0 && pool == 0;
  }
}
