package io.memwall.streams.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class ExtentTest {
  @Test
  void anEmptyOne_orOneBeyondTheSpace_isNone() {
    assertThat(Extent.of(5, 0)).isEmpty();
    assertThat(Extent.of(-1, 2)).isEmpty();
    assertThat(Extent.of(1, -1)).contains(new Extent(1, -1));
    assertThat(Extent.of(-1, 1)).contains(new Extent(-1, -1));
  }

  @Property
  void whatIsLeft_andWhatIsShared_areTheWhole(
      @ForAll @IntRange(max = 30) int a,
      @ForAll @IntRange(min = 1, max = 30) int lengthA,
      @ForAll @IntRange(max = 30) int b,
      @ForAll @IntRange(min = 1, max = 30) int lengthB) {
    // Across the sign bit: addresses are unsigned.
    var one = Extent.of(Long.MAX_VALUE - 20 + a, lengthA).orElseThrow();
    var other = Extent.of(Long.MAX_VALUE - 20 + b, lengthB).orElseThrow();
    long left = one.minus(other).stream().mapToLong(Extent::length).sum();
    long shared = one.intersection(other).map(Extent::length).orElse(0L);
    assertThat(left + shared).isEqualTo(lengthA);
    assertThat(one.overlaps(other)).isEqualTo(shared > 0);
    assertThat(one.minus(other)).noneMatch(other::overlaps);
    assertThat(other.contains(one)).isEqualTo(one.minus(other).equals(List.of()));
  }
}
