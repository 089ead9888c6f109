package io.memwall.streams.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class RangesTest {
  @Property
  void whatWasAdded_isContained_inFewAscendingRanges(
      @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 1000) Integer> minutes) {
    var ranges = Ranges.NONE;
    for (int minute : minutes) {
      ranges = ranges.plus(new Interval(minute, minute + 1));
    }
    for (int minute : minutes) {
      assertThat(ranges.contains(minute)).isTrue();
    }
    assertThat(ranges.ranges()).hasSizeLessThanOrEqualTo(Ranges.LIMIT);
    for (int i = 1; i < ranges.ranges().size(); i++) {
      assertThat(ranges.ranges().get(i).startNs())
          .isGreaterThan(ranges.ranges().get(i - 1).endNs());
    }
    assertThat(Ranges.of(ranges.bytes())).isEqualTo(ranges);
  }

  @Property
  void fewRanges_containNothingElse(
      @ForAll @Size(max = 20) List<@IntRange(min = 0, max = 1000) Integer> minutes) {
    var ranges = Ranges.NONE;
    for (int minute : minutes) {
      ranges = ranges.plus(new Interval(minute, minute + 1));
    }
    for (int minute = 0; minute <= 1001; minute++) {
      assertThat(ranges.contains(minute)).isEqualTo(minutes.contains(minute));
    }
  }
}
