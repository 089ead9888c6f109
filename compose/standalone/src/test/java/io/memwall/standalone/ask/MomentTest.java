package io.memwall.standalone.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "now, 2026-03-01T00:00:00Z",
    "-90s, 2026-02-28T23:58:30Z",
    "-15m, 2026-02-28T23:45:00Z",
    "-2h, 2026-02-28T22:00:00Z",
    "-7d, 2026-02-22T00:00:00Z",
    "1999-12-31, 1999-12-31T00:00:00Z",
    "1999-12-31T10:00, 1999-12-31T10:00:00Z",
    "1999-12-31T10:00:00.000000001Z, 1999-12-31T10:00:00.000000001Z",
  })
  void time_isUnderstood(String text, Instant meant) {
    assertThat(Moment.parse(text).at(NOW)).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "-5", "-5y", "2026-13-01", "10:00"})
  void nonsense_isRefusedWithExamples(String text) {
    assertThatThrownBy(() -> Moment.parse(text)).hasMessageContaining("write 2026-01-01T10:00:00Z");
  }

  @Test
  void converter_keepsTheReason() {
    assertThatThrownBy(() -> new Moment.Converter().convert("x")).hasMessageContaining("'x'");
  }
}
