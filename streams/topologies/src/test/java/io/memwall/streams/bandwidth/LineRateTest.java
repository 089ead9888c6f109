package io.memwall.streams.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class LineRateTest {
  private static final long SECOND = 1_000_000_000L;
  private static final LineRate OF_100_GBIT = new LineRate(100_000_000_000L);

  @Test
  void aSecondOf100Gbit_is12750MBAndAFrame() {
    assertThat(OF_100_GBIT.isExceededBy(12_500_000_000L, SECOND)).isFalse();
    assertThat(OF_100_GBIT.isExceededBy(12_750_009_046L, SECOND)).isFalse();
    assertThat(OF_100_GBIT.isExceededBy(12_750_009_047L, SECOND)).isTrue();
  }

  @Test
  void aFrameThatEndedInAShortInterval_isPossible() {
    assertThat(OF_100_GBIT.isExceededBy(9_046, 1)).isFalse();
    assertThat(OF_100_GBIT.isExceededBy(9_100, 1)).isTrue();
  }

  @Property
  void whatALineCarries_isPossible_howeverItIsCut(
      @ForAll @LongRange(min = 1_000_000, max = 800_000_000_000L) long capacity,
      @ForAll @LongRange(min = 1, max = SECOND) long lengthNs) {
    long carried = (long) (capacity * (lengthNs / 1e9) / 8);
    var rate = new LineRate(capacity);
    assertThat(rate.isExceededBy(carried, lengthNs)).isFalse();
    assertThat(rate.isExceededBy(carried + carried / 20 + 9_100, lengthNs)).isTrue();
  }
}
