package io.memwall.collectors.agent.privacy;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Exchanges the 1,024 lines of a region by a keyed permutation: a balanced Feistel network over the
 * ten bits of a line's number (Luby and Rackoff 1988, here with eight rounds), whose rounds take
 * their bits from HMAC-SHA-256 over the region's number. A permutation, because two lines that
 * became one would add up to a hot line that does not exist.
 */
final class HashedLine implements AddressPolicy {
  private static final int SHORTEST_KEY = 16;
  private static final int LINE_BITS = 6;
  private static final int REGION_BITS = 16;
  private static final int HALF_BITS = (REGION_BITS - LINE_BITS) / 2;
  private static final int HALF = (1 << HALF_BITS) - 1;
  private static final int ROUNDS = 8;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /** A Mac has state: one for each thread. */
  private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::mac);

  HashedLine(byte[] key) {
    if (key.length < SHORTEST_KEY) {
      throw new IllegalArgumentException(
          "the key has %d bytes; give %d or more".formatted(key.length, SHORTEST_KEY));
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  @Override
  public long apply(long address) {
    long region = address >>> REGION_BITS;
    int line = (int) (address >>> LINE_BITS) & ((1 << (2 * HALF_BITS)) - 1);
    return (region << REGION_BITS) | ((long) exchanged(region, line) << LINE_BITS);
  }

  private int exchanged(long region, int line) {
    int left = line >>> HALF_BITS;
    int right = line & HALF;
    for (int round = 0; round < ROUNDS; round++) {
      int next = left ^ bits(region, round, right);
      left = right;
      right = next;
    }
    return left << HALF_BITS | right;
  }

  private int bits(long region, int round, int half) {
    ByteBuffer asked = ByteBuffer.allocate(Long.BYTES + 2);
    asked.putLong(region).put((byte) round).put((byte) half);
    return macs.get().doFinal(asked.array())[0] & HALF;
  }

  private Mac mac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  @Override
  public String label() {
    return "hash";
  }

  @Override
  public boolean keepsLines() {
    return true;
  }
}
