package io.memwall.standalone.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.sql.QueryFormat;
import io.memwall.sql.QueryResult;
import io.memwall.sql.QueryResult.Column;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LegibleTest {
  private static QueryResult answer(List<Column> columns, Object... row) {
    return new QueryResult(
        "q", Optional.empty(), Optional.empty(), columns, List.of(Arrays.asList(row)), Map.of());
  }

  @Test
  void figures_haveTheUnitsOfTheirQuery_andMissingStaysMissing() {
    var answer =
        answer(
            List.of(
                new Column("pool", "String"),
                new Column("used_bytes", "UInt64"),
                new Column("free_bytes", "Nullable(UInt64)"),
                new Column("used_share", "Nullable(Float64)"),
                new Column("tenants", "Array(String)"),
                new Column("t_as_of", "DateTime64(9)")),
            "p1",
            1_610_612_736L,
            null,
            0.98125,
            List.of("a", "b"),
            Instant.parse("2026-03-01T10:00:00.123456789Z"));
    var shown =
        Legible.of(
            Thing.POOLS.query(),
            answer,
            List.of("pool", "used_bytes", "free_bytes", "used_share", "tenants", "t_as_of"));
    assertThat(shown.rows().get(0))
        .containsExactly("p1", "1.50 GiB", null, "98.1 %", "a, b", "2026-03-01T10:00:00Z");
    assertThat(shown.text(QueryFormat.TABLE)).contains("1.50 GiB           -");
  }

  @Test
  void rates_areDecimal_andScoresStayNumbers() {
    var rates =
        answer(
            List.of(new Column("wire_bits_per_s", "Float64"), new Column("utilisation", "Float64")),
            92_400_000_000.0,
            0.924);
    assertThat(
            Legible.of(Ranking.LOAD.query(), rates, List.of("wire_bits_per_s", "utilisation"))
                .rows()
                .get(0))
        .containsExactly("92.40 Gb/s", "92.4 %");
    var score = answer(List.of(new Column("score", "Float64")), 0.87);
    assertThat(Legible.of(Ranking.PRESSURE.query(), score, List.of("score")).rows().get(0))
        .containsExactly("0.870");
  }

  @Test
  void everyColumnOfAList_isOneOfItsQuery() {
    for (Thing thing : Thing.values()) {
      assertThat(thing.query().columns().stream().map(column -> column.name()))
          .as(thing.word())
          .containsAll(thing.columns());
      thing
          .parameters()
          .keySet()
          .forEach(name -> assertThat(thing.query().parameter(name)).isPresent());
    }
    for (Ranking ranking : Ranking.values()) {
      assertThat(ranking.query().columns().stream().map(column -> column.name()))
          .as(ranking.name())
          .containsAll(ranking.columns());
    }
  }
}
