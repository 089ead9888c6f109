package io.memwall.collectors.agent.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class TextTableTest {
  @Test
  void columns_areAligned() {
    var table = new TextTable("name", ">count").row("a", 1L).row("longer", 1_234_567);

    assertThat(table.lines())
        .containsExactly("  name        count", "  a               1", "  longer  1,234,567");
  }

  @Test
  void missingValue_isADashAndNotZero() {
    var table =
        new TextTable(">a", ">b", ">c")
            .row(OptionalLong.empty(), OptionalLong.of(0), OptionalDouble.empty());

    assertThat(table.lines().get(1)).isEqualTo("  -  0  -");
  }

  @Test
  void rowOfAnotherLength_isRefused() {
    assertThatThrownBy(() -> new TextTable("a").row("b", "c"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
