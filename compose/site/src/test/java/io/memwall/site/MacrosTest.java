package io.memwall.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memwall.site.grafana.Macros;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What goes in and what comes out are those of the test cases that the ClickHouse data source
 * publishes for its macros, for the same ranges: from 1415792726123 to 1447328726456 ms, or both
 * ending in 371; 20 s a point.
 */
class MacrosTest {
  private static final Macros PUBLISHED =
      new Macros(
          Instant.ofEpochMilli(1_415_792_726_123L),
          Instant.ofEpochMilli(1_447_328_726_456L),
          Duration.ofSeconds(20));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$__fromTime|toDateTime(1415792726)",
        "$__toTime|toDateTime(1447328726)",
        "$__fromTime_ms|fromUnixTimestamp64Milli(1415792726123)",
        "$__toTime_ms|fromUnixTimestamp64Milli(1447328726456)",
        "$__interval_s|20",
        "$__timeFilter(time)|time >= toDateTime(1415792726) AND time <= toDateTime(1447328726)",
        "$__timeFilter_ms(time)|time >= fromUnixTimestamp64Milli(1415792726123) AND"
            + " time <= fromUnixTimestamp64Milli(1447328726456)",
        "$__timeInterval(column)|toStartOfInterval(toDateTime(column), INTERVAL 20 second)",
        "$__timeInterval_ms(column)|"
            + "toStartOfInterval(toDateTime64(column, 3), INTERVAL 20000 millisecond)"
      })
  void macro_isExpandedAsPublished(String written, String expanded) {
    assertThat(PUBLISHED.expanded(written)).isEqualTo(expanded);
  }

  /** Arguments may be calls themselves and have blanks behind; macros stand among parentheses. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "WHERE $__timeFilter(cast(seen as timestamp))|WHERE cast(seen as timestamp) >="
            + " toDateTime(1415792726) AND cast(seen as timestamp) <= toDateTime(1447328726)",
        "WHERE $__timeFilter(cast(seen as timestamp) )|WHERE cast(seen as timestamp) >="
            + " toDateTime(1415792726) AND cast(seen as timestamp) <= toDateTime(1447328726)",
        "WHERE $__timeFilter_ms(cast(seen as timestamp) )|WHERE cast(seen as timestamp) >="
            + " fromUnixTimestamp64Milli(1415792726123) AND cast(seen as timestamp) <="
            + " fromUnixTimestamp64Milli(1447328726456)",
        "( d >= $__fromTime and d <= $__toTime ) limit 100|"
            + "( d >= toDateTime(1415792726) and d <= toDateTime(1447328726) ) limit 100",
        "( d >= $__fromTime ) and ( d <= $__toTime )|"
            + "( d >= toDateTime(1415792726) ) and ( d <= toDateTime(1447328726) )",
        "( d >= $__fromTime_ms ) and ( d <= $__toTime_ms )|"
            + "( d >= fromUnixTimestamp64Milli(1415792726123) ) and"
            + " ( d <= fromUnixTimestamp64Milli(1447328726456) )",
        "INTERVAL $__interval_s second|INTERVAL 20 second"
      })
  void macroWithinAQuery_isExpandedAsPublished(String written, String expanded) {
    assertThat(PUBLISHED.expanded(written)).isEqualTo(expanded);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$__fromTime|toDateTime(1415792726)",
        "$__toTime|toDateTime(1447328726)",
        "$__fromTime_ms|fromUnixTimestamp64Milli(1415792726371)",
        "$__toTime_ms|fromUnixTimestamp64Milli(1447328726371)",
        "$__dateFilter(day)|" + "day >= toDate('2014-11-12') AND day <= toDate('2015-11-12')",
        "$__dateTimeFilter(day, moment)|"
            + "(day >= toDate('2014-11-12') AND day <= toDate('2015-11-12')) AND"
            + " (moment >= toDateTime(1415792726) AND moment <= toDateTime(1447328726))",
        "$__dt(day, moment)|"
            + "(day >= toDate('2014-11-12') AND day <= toDate('2015-11-12')) AND"
            + " (moment >= toDateTime(1415792726) AND moment <= toDateTime(1447328726))"
      })
  void macroOfAYear_isExpandedAsPublished(String written, String expanded) {
    var year =
        new Macros(
            Instant.parse("2014-11-12T11:45:26.371Z"),
            Instant.parse("2015-11-12T11:45:26.371Z"),
            Duration.ofSeconds(20));
    assertThat(year.expanded(written)).isEqualTo(expanded);
  }

  @ParameterizedTest
  @ValueSource(strings = {"$__timeFilter()", "$__timeFilter(a, b)", "$__dateTimeFilter(a)"})
  void macroWithOtherArguments_isAMistake(String written) {
    assertThatThrownBy(() -> PUBLISHED.expanded(written)).hasMessageContaining("expected");
  }

  @Test
  void interval_isNeverLessThanASecond() {
    var narrow = new Macros(Instant.EPOCH, Instant.EPOCH, Duration.ofMillis(200));
    assertThat(narrow.expanded("$__interval_s")).isEqualTo("1");
  }

  @Test
  void unknownMacro_isAMistake() {
    assertThatThrownBy(() -> PUBLISHED.expanded("SELECT $__nothing"))
        .hasMessageContaining("$__nothing");
  }

  @Test
  void variables_areListsOfQuotedTexts_orPlain() {
    var values = Map.of("link", List.of("a/rx", "it's"), "window", List.of("10"));
    assertThat(Macros.interpolated("IN (${link:sqlstring}), ${window}", values))
        .isEqualTo("IN ('a/rx','it''s'), 10");
  }
}
