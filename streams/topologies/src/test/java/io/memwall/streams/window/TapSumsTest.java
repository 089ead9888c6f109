package io.memwall.streams.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.streams.window.TapSums.Tap;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TapSumsTest {
  private static final TapSums THREE =
      TapSums.startingWith("far")
          .plus("far", new Tap("n1", 2, 1000))
          .plus("near", new Tap("n2", 0, 995))
          .plus("between", new Tap("n3", 1, 1000));

  @Test
  void theNearestOfThoseThatSawNearlyAll_isChosen() {
    assertThat(chosen(THREE, Set.of())).isEqualTo("near");
  }

  @Test
  void aTapOfANodeWithDrops_isChosenLast() {
    assertThat(chosen(THREE, Set.of("n2"))).isEqualTo("between");
    assertThat(chosen(THREE, Set.of("n1", "n2", "n3"))).isEqualTo("near");
  }

  @Test
  void aTapThatMissedAPart_isNotChosenForItsPlace() {
    var more = THREE.plus("far", new Tap("n1", 2, 100));
    assertThat(chosen(more, Set.of())).isEqualTo("far");
  }

  @Test
  void amongEquals_theNameDecides_whoeverCameFirst() {
    var equal =
        TapSums.startingWith("b").plus("b", new Tap("n", 0, 5)).plus("a", new Tap("n", 0, 5));
    assertThat(chosen(equal, Set.of())).isEqualTo("a");
  }

  @Test
  void tapsComeBack_andHaveSeenNothing() {
    assertThat(TapSums.of(THREE.bytes()))
        .isEqualTo(
            TapSums.startingWith("far")
                .plus("far", new Tap("n1", 2, 0))
                .plus("near", new Tap("n2", 0, 0))
                .plus("between", new Tap("n3", 1, 0)));
  }

  private static String chosen(TapSums sums, Set<String> droppers) {
    return sums.settled(node -> !droppers.contains(node)).chosen();
  }
}
