package io.memwall.collectors.simulator.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class SplitMix64Test {
  @Test
  void seedZero_givesTheReferenceSequence() {
    SplitMix64 random = new SplitMix64(0);

    assertThat(random.next()).isEqualTo(0xe220a8397b1dcdafL);
    assertThat(random.next()).isEqualTo(0x6e789e6aa1b965f4L);
  }

  @Test
  void seedFortyTwo_givesTheReferenceSequence() {
    SplitMix64 random = new SplitMix64(42);

    assertThat(random.next()).isEqualTo(0xbdd732262feb6e95L);
    assertThat(random.next()).isEqualTo(0x28efe333b266f103L);
    assertThat(random.next()).isEqualTo(0x47526757130f9f52L);
  }

  @Test
  void aName_hashesAsFnv1aDoes() {
    assertThat(SplitMix64.fnv1a64("loss:h")).isEqualTo(0xcf1e266831d08e38L);
  }

  @Test
  void aNamedStream_beginsWithTheReferenceNumbers() {
    SplitMix64 random = SplitMix64.stream(42, "loss:h");

    assertThat(random.next()).isEqualTo(0xb6047754278e1cf2L);
    assertThat(random.next()).isEqualTo(0x7df5add099379f35L);
  }

  @Test
  void below_staysInsideItsBound() {
    SplitMix64 random = new SplitMix64(7);

    for (int i = 0; i < 10_000; i++) {
      assertThat(random.below(31)).isBetween(0L, 30L);
    }
  }

  @Test
  void aBoundOfZero_isRefused() {
    assertThatThrownBy(() -> new SplitMix64(1).below(0)).hasMessageContaining("positive");
  }
}
