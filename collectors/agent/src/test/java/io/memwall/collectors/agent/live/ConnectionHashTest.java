package io.memwall.collectors.agent.live;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class ConnectionHashTest {
  private static final long FIRST = 0x020000000000L;

  @Property(tries = 500)
  void bothDirections_hashAlike(
      @ForAll @LongRange(min = 0, max = 0xffff_ffff_ffffL) long one,
      @ForAll @LongRange(min = 0, max = 0xffff_ffff_ffffL) long other,
      @ForAll @IntRange(min = 0, max = 4095) int vid,
      @ForAll int seed) {
    var hash = new ConnectionHash(seed, 1);
    assertThat(hash.hash(one, other, vid)).isEqualTo(hash.hash(other, one, vid));
  }

  @Test
  void oneInN_isChosen_alsoBetweenEqualAddresses() {
    for (int oneIn : new int[] {2, 3, 16}) {
      ConnectionHash hash = ConnectionHash.of(new CaptureMode.Connections(oneIn, 1));
      int unequal = 0;
      int equal = 0;
      int vlans = 0;
      int count = 20_000;
      for (int i = 0; i < count; i++) {
        unequal += hash.chosen(FIRST + i / 100, FIRST + 0x1000 + i % 100, 0) ? 1 : 0;
        equal += hash.chosen(FIRST + i, FIRST + i, 0) ? 1 : 0;
        vlans += hash.chosen(FIRST + i / 4000, FIRST + 1, i % 4000) ? 1 : 0;
      }
      double expected = (double) count / oneIn;
      double reach = 5 * Math.sqrt(expected);
      assertThat((double) unequal).isBetween(expected - reach, expected + reach);
      assertThat((double) equal).isBetween(expected - reach, expected + reach);
      assertThat((double) vlans).isBetween(expected - reach, expected + reach);
    }
  }
}
