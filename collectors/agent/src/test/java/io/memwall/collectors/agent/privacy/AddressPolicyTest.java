package io.memwall.collectors.agent.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AddressPolicyTest {
  private static final byte[] KEY = "0123456789abcdef".getBytes(UTF_8);
  private static final int LINE = 64;
  private static final long REGION = 1 << 16;

  @Test
  void full_changesNothing() {
    assertThat(AddressPolicy.FULL.apply(-1)).isEqualTo(-1);
  }

  @Property
  void truncated_keepsTheUpperPart(
      @ForAll long address, @ForAll @IntRange(min = 6, max = 40) int bits) {
    long told = AddressPolicy.truncated(bits).apply(address);
    assertThat(told >>> bits).isEqualTo(address >>> bits);
    assertThat(told & ((1L << bits) - 1)).isZero();
  }

  @Property(tries = 100)
  void hashed_staysInTheRegion(@ForAll long address) {
    AddressPolicy policy = AddressPolicy.hashed(KEY);
    long told = policy.apply(address);
    assertThat(told >>> 16).isEqualTo(address >>> 16);
    assertThat(told % LINE).isZero();
    assertThat(policy.apply(address & -LINE)).as("one line, one name").isEqualTo(told);
    assertThat(AddressPolicy.hashed(KEY).apply(address)).as("on every node").isEqualTo(told);
  }

  @Property(tries = 5)
  void hashed_keepsLinesApart(@ForAll @IntRange(min = 0, max = 1 << 20) int region) {
    AddressPolicy policy = AddressPolicy.hashed(KEY);
    Set<Long> told = new HashSet<>();
    for (long line = 0; line < REGION / LINE; line++) {
      told.add(policy.apply(region * REGION + line * LINE));
    }
    assertThat(told).hasSize((int) (REGION / LINE));
  }

  /** Another key, or another region, must exchange the lines in another way. */
  @Test
  void hashed_dependsOnKeyAndRegion() {
    AddressPolicy policy = AddressPolicy.hashed(KEY);
    AddressPolicy other = AddressPolicy.hashed("another key 0123456".getBytes(UTF_8));
    int sameUnderKeys = 0;
    int sameInRegions = 0;
    int unchanged = 0;
    for (long line = 0; line < REGION / LINE; line++) {
      long told = policy.apply(line * LINE);
      sameUnderKeys += told == other.apply(line * LINE) ? 1 : 0;
      sameInRegions += told == policy.apply(REGION + line * LINE) - REGION ? 1 : 0;
      unchanged += told == line * LINE ? 1 : 0;
    }
    // One in 1,024 by chance each.
    assertThat(Set.of(sameUnderKeys, sameInRegions, unchanged)).allMatch(count -> count < 10);
  }

  @Test
  void shortKeyOrOddBits_areRefused() {
    assertThatThrownBy(() -> AddressPolicy.hashed(new byte[15])).hasMessageContaining("15 bytes");
    assertThatThrownBy(() -> AddressPolicy.truncated(5)).hasMessageContaining("6 to 40");
    assertThat(AddressPolicy.hashed(KEY).toString()).doesNotContain("0123");
  }
}
