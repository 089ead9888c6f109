package io.memwall.collectors.agent.readings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class NumbersTest {
  @Test
  void list_ofRangesAndNumbers() {
    assertThat(Numbers.list("0-2,5\n")).contains(List.of(0, 1, 2, 5));
    assertThat(Numbers.list("\n")).contains(List.of());
    assertThat(Numbers.list("2-")).isEmpty();
    assertThat(Numbers.list("0-99999999")).isEmpty();
    assertThat(Numbers.list("1,,2")).isEmpty();
  }

  @Test
  void row_ofNumbers() {
    assertThat(Numbers.row("10 21  24\n")).contains(List.of(10, 21, 24));
    assertThat(Numbers.row("10 -1")).isEmpty();
    assertThat(Numbers.row("")).isEmpty();
  }

  @Test
  void behind_wantsDigitsOnly() {
    assertThat(Numbers.behind("node", "node12")).hasValue(12);
    assertThat(Numbers.behind("node", "node")).isEmpty();
    assertThat(Numbers.behind("node", "node1a")).isEmpty();
    assertThat(Numbers.behind("node", "nodes")).isEmpty();
  }

  @Property
  void anyText_isReadOrRefused(@ForAll String text) {
    Numbers.list(text).ifPresent(numbers -> assertThat(numbers).hasSizeLessThanOrEqualTo(2_048));
    Numbers.row(text).ifPresent(numbers -> assertThat(numbers).allMatch(number -> number >= 0));
  }
}
