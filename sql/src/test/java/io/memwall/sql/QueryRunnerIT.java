package io.memwall.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QueryRunnerIT {
  private static Database database;
  private static QueryRunner runner;
  private static QueryRunner empty;

  @BeforeAll
  static void load() throws Exception {
    database = TestDatabase.empty("sql");
    String data = Files.readString(Path.of("testdata/data.sql"));
    TestDatabase.execute(database, SqlScript.statements(data).toArray(String[]::new));
    runner = new QueryRunner(database);
    empty = new QueryRunner(TestDatabase.empty("again"));
  }

  @Test
  void values_comeAsPlainTypes() {
    var result =
        runner.sql(
            """
            SELECT 18446744073709551615 AS big, 7 AS small, 0.5 AS real, NULL AS missing,
              toDateTime64('1965-12-31 23:59:59.123456789', 9, 'UTC') AS early, [1, NULL] AS list,
              map('a', toUInt64(9223372036854775808)) AS map, true AS flag, toIPv4('10.0.0.1') AS ip
            """);

    assertThat(result.rows().get(0))
        .isEqualTo(
            Arrays.asList(
                new BigInteger("18446744073709551615"),
                7L,
                0.5,
                null,
                Instant.parse("1965-12-31T23:59:59.123456789Z"),
                Arrays.asList(1L, null),
                Map.of("a", new BigInteger("9223372036854775808")),
                true,
                "10.0.0.1"));
  }

  @Test
  void numbersBeyondADouble_areExactInEveryFormat() {
    var result = runner.run(SavedQueries.named("busiest_links"), Map.of("case_name", "lab-1999"));

    assertThat(result.text(QueryFormat.TABLE))
        .contains("18446744073709551282")
        .contains("9007199254740993");
    assertThat(result.text(QueryFormat.CSV)).contains(",18446744073709551282,448,1.0\n");
    assertThat(result.text(QueryFormat.JSON))
        .contains("\"wire_bytes\":\"18446744073709551282\"")
        .contains("\"frames\":\"9007199254740993\"")
        .contains("\"goodput_bytes\":448")
        .contains("\"totals\":{\"frames\":\"9007199254741008\"");
  }

  @Test
  void statements_thatChangeSomething_areRefused() {
    for (String sql :
        List.of("DROP TABLE flow", "/* SELECT */ INSERT INTO flow SELECT 1", "SET readonly = 0")) {
      assertThatThrownBy(() -> runner.sql(sql))
          .isInstanceOf(QueryException.class)
          .hasMessageContaining("only questions");
    }
    // The first word promises a question; the server keeps the promise.
    assertThatThrownBy(() -> runner.sql("WITH 1 AS x INSERT INTO received (seq_from) SELECT x"))
        .isInstanceOf(QueryException.class);
    assertThat(runner.sql("SELECT count() FROM received WHERE seq_from = 1").rows())
        .containsExactly(List.of(0L));
  }

  @Test
  void statement_oneAtATimeAndWithoutFormat() {
    assertThatThrownBy(() -> runner.sql("SELECT 1; SELECT 2")).hasMessageContaining("there are 2");
    assertThatThrownBy(() -> runner.sql("-- nothing\n")).hasMessageContaining("there are 0");
    assertThatThrownBy(() -> runner.sql("SELECT 1 FORMAT JSON;")).hasMessageContaining("FORMAT");
    assertThat(runner.sql("SELECT 'a;b' AS format -- FORMAT JSON\n;").rows())
        .containsExactly(List.of("a;b"));
  }

  @Test
  void errorOfTheServer_isOneLineThatNamesIt() {
    assertThatThrownBy(() -> runner.sql("SELECT * FROM nowhere"))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("nowhere")
        .hasMessageNotContaining("queryId");
  }

  @Test
  void unknownCase_isNamedWithTheOnesThereAre() {
    var query = SavedQueries.named("busiest_links");

    assertThatThrownBy(() -> runner.run(query, Map.of("case_name", "lab-1998")))
        .hasMessage(
            "there is no case lab-1998; did you mean lab-1999?; imported are: killed, lab-1999,"
                + " other, percent, pressed");
    assertThatThrownBy(() -> empty.run(query, Map.of("case_name", "x")))
        .hasMessageContaining("no capture has been imported");
  }

  @Test
  void badParameters_areNamed() {
    var query = SavedQueries.named("busiest_links");

    assertThatThrownBy(() -> runner.run(query, Map.of("form", "2026-01-01")))
        .hasMessageContaining("form is not a parameter of busiest_links; did you mean from?");
    assertThatThrownBy(() -> runner.run(query, Map.of("from", "yesterday")))
        .hasMessageContaining("from=yesterday is not a time");
    assertThatThrownBy(() -> runner.run(query, Map.of("top", "0")))
        .hasMessageContaining("top=0 is not a number from 1");
    assertThatThrownBy(() -> runner.run(query, Map.of("top", "1) --")))
        .hasMessageContaining("top=1) -- is not a number");
  }

  @Test
  void caseName_isNeverTakenForSql() {
    assertThatThrownBy(
            () -> runner.run(SavedQueries.named("cases"), Map.of("case_name", "' OR 1 = 1 --\\")))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("there is no case ' OR 1 = 1 --\\");
  }

  @Test
  void timeRange_spansWhatIsStored() {
    assertThat(runner.timeRange("lab-1999"))
        .contains(
            new TimeRange(
                Instant.parse("1999-12-31T23:59:59.9Z"),
                Instant.parse("2000-01-01T00:00:00.041000001Z")));
    assertThat(runner.timeRange())
        .contains(
            new TimeRange(
                Instant.parse("2026-03-01T09:59:00Z"), Instant.parse("2026-03-01T10:00:03Z")));
    assertThat(runner.timeRange("nothing")).isEmpty();
    assertThat(empty.timeRange()).isEmpty();
  }

  @Test
  void emptyDatabase_answersEveryQuestionWithNoRows() {
    for (SavedQuery query : SavedQueries.all()) {
      // Tables that say which migrations ran take room even then, and storage_used says so.
      boolean disk = query.name().equals("storage_used");
      assertThat(empty.run(query, Map.of()).rows())
          .as(query.name())
          .allMatch(row -> disk && row.get(0).equals("other"));
    }
  }

  @Test
  void range_isNotClaimedWhereNothingBoundsIt() {
    var nothingStored = empty.run(SavedQueries.named("busiest_links"), Map.of());
    var allTime = runner.run(SavedQueries.named("cases"), Map.of());

    assertThat(nothingStored.range()).isEmpty();
    assertThat(allTime.range()).isEmpty();
    assertThat(allTime.text(QueryFormat.JSON)).contains("\"from\":null,\"to\":null");
    assertThat(runner.run(SavedQueries.named("busiest_links"), Map.of()).range()).isPresent();
    assertThat(
            empty
                .run(
                    SavedQueries.named("busiest_links"),
                    Map.of("from", "2026-01-01", "to", "2026-01-02"))
                .range())
        .isPresent();
  }

  @Test
  void limits_endWhatTakesTooMuch_andNoStatementLiftsThem() {
    var limited = new QueryRunner(database, new QueryLimits(1, 10, 1L << 30));

    assertThat(limited.sql("SELECT number FROM numbers(1000000)").rows().size())
        .isBetween(10, 100_000);
    assertThatThrownBy(() -> limited.sql("SELECT sleepEachRow(0.5) FROM numbers(10)"))
        .isInstanceOf(QueryException.class);
    assertThatThrownBy(() -> limited.sql("SELECT 1 SETTINGS max_execution_time = 100"))
        .isInstanceOf(QueryException.class);
    assertThatThrownBy(() -> limited.sql("SELECT * FROM file('/etc/passwd', LineAsString)"))
        .isInstanceOf(QueryException.class);
    assertThatThrownBy(() -> limited.sql("SELECT * FROM url('http://127.0.0.1:1/', LineAsString)"))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("readonly");
  }

  @Test
  void statement_asksTheSameElsewhere() {
    var query = SavedQueries.named("busiest_links");
    var given = Map.of("case_name", "lab-1999", "top", "1");

    String statement = runner.statement(query, given);

    assertThat(statement).startsWith("SELECT * FROM busiest_links(from = '1999-12-31 23:59:59.9");
    assertThat(runner.sql(statement).rows()).isEqualTo(runner.run(query, given).rows());
  }
}
