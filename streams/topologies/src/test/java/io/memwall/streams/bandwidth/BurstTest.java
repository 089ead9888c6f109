package io.memwall.streams.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class BurstTest {
  @Test
  void twoIdleBins_oneOfAThousand_oneOfThreeThousand() {
    var burst = of(0, 0, 1000, 3000);
    assertThat(burst.peakToMean()).hasValue(3.0);
    assertThat(burst.variation().orElseThrow()).isCloseTo(1.2247, within(5e-5));
    assertThat(burst.idle()).hasValue(0.5);
  }

  @Test
  void nothingCarried_isNoBurst() {
    assertThat(of(0, 0).peakToMean()).isEmpty();
    assertThat(of(0, 0).variation()).isEmpty();
    assertThat(of(0, 0).idle()).isEmpty();
  }

  @Test
  void fewerThanTenActiveMilliseconds_tellNothingOfTheSpread() {
    assertThat(of(1, 1, 1, 1, 1, 1, 1, 1, 1, 0).isTelling()).isFalse();
    assertThat(of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1).isTelling()).isTrue();
  }

  @Test
  void aFullMillisecond_isAMicroburst_howeverQuietTheRest() {
    // 100 Gb/s carry 12.5 MB in a millisecond.
    assertThat(of(0, 0, 0, 11_875_000).fills(100e9)).isTrue();
    assertThat(of(0, 0, 0, 11_874_999).fills(100e9)).isFalse();
  }

  @Property
  void halvesOfTheTime_addUpToTheWhole(
      @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 0, max = 1L << 40) Long> bins,
      @ForAll @IntRange(min = 0, max = 20) int cut) {
    int at = Math.min(cut, bins.size());
    assertThat(of(bins.subList(0, at)).plus(of(bins.subList(at, bins.size())))).isEqualTo(of(bins));
  }

  private static Burst of(long... bins) {
    return of(LongStream.of(bins).boxed().toList());
  }

  private static Burst of(List<Long> bins) {
    return new Burst(
        bins.size(),
        bins.stream().filter(bin -> bin > 0).count(),
        bins.stream().mapToLong(Long::longValue).max().orElse(0),
        bins.stream().mapToLong(Long::longValue).sum(),
        bins.stream()
            .map(bin -> BigInteger.valueOf(bin).pow(2))
            .reduce(BigInteger.ZERO, BigInteger::add));
  }
}
