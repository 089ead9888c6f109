package io.memwall.streams.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class SharesTest {
  @Test
  void theWorkedExamples() {
    assertThat(of(8, 4, 2, 2).jain().orElseThrow()).isCloseTo(0.7273, within(5e-5));
    assertThat(of(90, 10).jain().orElseThrow()).isCloseTo(0.6098, within(5e-5));
    assertThat(of(90, 10).maxShare()).hasValue(0.9);
    assertThat(of(90, 10).minShare()).hasValue(0.1);
    assertThat(of(90, 10).starved()).hasValue("m1");
  }

  @Test
  void lessThanHalfOfAnEvenShare_isStarvation() {
    assertThat(of(75, 25).starved()).isEmpty();
    assertThat(of(76, 24).starved()).hasValue("m1");
    assertThat(of(5, 0).starved()).hasValue("m1");
  }

  @Test
  void aLoneMaster_orNoGoodput_isNeitherFairNorUnfair() {
    assertThat(of(5).jain()).isEmpty();
    assertThat(of(0, 0).jain()).isEmpty();
    assertThat(of(0, 0).starved()).isEmpty();
    assertThat(Shares.of(List.<Shares.Part<String>>of()).maxShare()).isEmpty();
  }

  @Test
  void severalHalvesOfOneMaster_areOnePart() {
    var shares =
        Shares.of(
            List.of(
                new Shares.Part<>("b", 10, 1),
                new Shares.Part<>("a", 20, 2),
                new Shares.Part<>("b", 30, 1)));
    assertThat(shares.parts())
        .containsExactly(new Shares.Part<>("a", 20, 2), new Shares.Part<>("b", 40, 2));
  }

  @Test
  void whoMustNotGoUnseen_isShown_withNothingToo() {
    assertThat(of(8, 4, 2).shown(2, "m0"))
        .extracting(Shares.Part::who, Shares.Part::goodputBytes)
        .containsExactly(tuple("m0", 8L), tuple("m1", 4L));
    assertThat(of(8, 4, 2).shown(2, "m2"))
        .extracting(Shares.Part::who, Shares.Part::goodputBytes)
        .containsExactly(tuple("m0", 8L), tuple("m1", 4L), tuple("m2", 2L));
    assertThat(of(8).shown(2, "nobody"))
        .extracting(Shares.Part::who, Shares.Part::goodputBytes)
        .containsExactly(tuple("m0", 8L), tuple("nobody", 0L));
  }

  @Property
  void jain_isBetweenOneOverM_andOne(
      @ForAll @Size(min = 2, max = 20) List<@LongRange(min = 0, max = 1L << 40) Long> goodput) {
    var shares = of(goodput.stream().mapToLong(Long::longValue).toArray());
    shares
        .jain()
        .ifPresent(
            fairness -> assertThat(fairness).isBetween(1.0 / goodput.size() - 1e-9, 1.0 + 1e-9));
    var reversed = new ArrayList<>(shares.parts());
    Collections.reverse(reversed);
    assertThat(Shares.of(reversed)).isEqualTo(shares);
  }

  private static Shares<String> of(long... goodput) {
    return Shares.of(
        IntStream.range(0, goodput.length)
            .mapToObj(i -> new Shares.Part<>("m" + i, goodput[i] * 2, goodput[i]))
            .toList());
  }
}
