package io.memwall.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterTest {
  private static Parameter of(String type) {
    return new Parameter("p", type, Optional.empty(), "meaning");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-31, 2026-01-31 00:00:00.000000000",
    "2026-01-31 10:00:00.5, 2026-01-31 10:00:00.500000000",
    "2026-01-31T10:00, 2026-01-31 10:00:00.000000000",
    "2026-01-31T10:00:00Z, 2026-01-31 10:00:00.000000000",
    "2026-01-31T12:00:00+02:00, 2026-01-31 10:00:00.000000000",
    "1999-12-31T23:59:59.123456789Z, 1999-12-31 23:59:59.123456789",
  })
  void time_isTakenAsPeopleWriteIt(String written, String sql) {
    assertThat(of("DateTime64(9,'UTC')").literal(written)).isEqualTo("'" + sql + "'");
  }

  @ParameterizedTest
  @CsvSource({"yesterday", "2026-13-01", "1899-12-31", "2300-01-01", "''"})
  void time_thatIsNone_isRefused(String written) {
    assertThatThrownBy(() -> of("DateTime64(9,'UTC')").literal(written))
        .isInstanceOf(QueryException.class)
        .hasMessageStartingWith("p=" + written);
  }

  @Test
  void text_isQuoted() {
    assertThat(of("String").literal("it's \\")).isEqualTo("'it\\'s \\\\'");
  }

  @Test
  void number_isUnsigned32() {
    assertThat(of("UInt32").literal("4294967295")).isEqualTo("4294967295");
    for (String bad : new String[] {"0", "-1", "4294967296", "ten", ""}) {
      assertThatThrownBy(() -> of("UInt32").literal(bad)).isInstanceOf(QueryException.class);
    }
  }

  @Test
  void zero_isTakenWhereItIsTheDefault() {
    var added = new Parameter("p", "UInt32", Optional.of("0"), "meaning");

    assertThat(added.literal("0")).isEqualTo("0");
    assertThatThrownBy(() -> added.literal("-1")).hasMessageContaining("from 0 to");
  }

  @Test
  void database_checksItsParts() {
    assertThatThrownBy(() -> new Database("http://h:1", "u", "p", "a-b"))
        .hasMessageContaining("'a-b' is no name");
    assertThatThrownBy(() -> new Database("h:1", "u", "p", "a"))
        .hasMessageContaining("write it as http://HOST:PORT");
    assertThat(new Database("http://h:1", "u", "secret", "a").toString()).doesNotContain("secret");
  }

  @Test
  void retention_isWholeSeconds() {
    var day = Optional.of(Duration.ofDays(1));

    assertThatThrownBy(() -> new MigrationSettings(Optional.of(Duration.ofMillis(1500)), day))
        .hasMessageContaining("retention of events");
    assertThatThrownBy(() -> new MigrationSettings(day, Optional.of(Duration.ZERO)))
        .hasMessageContaining("retention of results");
  }
}
