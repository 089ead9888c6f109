package io.memwall.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NanosTest {
  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1_000_000_001, -1, 0, 1, 999_999_999, Long.MAX_VALUE})
  void time_survivesBothWays(long nanos) {
    assertThat(Nanos.of(Nanos.instant(nanos))).isEqualTo(nanos);
  }

  @Test
  void timeBeyondTheRange_isRefused() {
    assertThatThrownBy(() -> Nanos.of(Instant.parse("2300-01-01T00:00:00Z")))
        .isInstanceOf(ArithmeticException.class);
  }
}
