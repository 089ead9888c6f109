package io.memwall.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/**
 * Every saved query against the one small data set. An expectation file holds several questions,
 * each a line of parameters after a #, followed by the answer. -Dgolden.rewrite=true writes what is
 * answered now.
 */
class SqlIT {
  private static final Path QUERIES = Path.of("queries");
  private static Database database;

  @BeforeAll
  static void load() throws Exception {
    database = TestDatabase.migrated();
    String data = Files.readString(Path.of("testdata/data.sql"));
    TestDatabase.execute(database, SqlScript.statements(data).toArray(String[]::new));
  }

  static List<SavedQuery> queries() {
    return SavedQueries.all();
  }

  @ParameterizedTest
  @MethodSource("queries")
  void query_answersAsExpected(SavedQuery query) throws IOException {
    Path file = QUERIES.resolve(query.name() + ".expected.tsv");
    assertThat(file).as("every saved query has an expectation").exists();
    String expected = Files.readString(file);
    String actual =
        expected
            .lines()
            .filter(line -> line.startsWith("#"))
            .map(line -> line + "\n" + answer(query, parameters(line)))
            .collect(Collectors.joining("\n"));
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.write(file, actual.getBytes(UTF_8));
    } else {
      assertThat(actual).isNotBlank().isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("queries")
  void columns_areThoseTheHeaderExplains(SavedQuery query) {
    var result = new QueryRunner(database).run(query, Map.of());

    assertThat(result.columns().stream().map(QueryResult.Column::name))
        .containsExactlyElementsOf(
            query.columns().stream().map(SavedQuery.ColumnDoc::name).toList());
    assertThat(result.totals().keySet()).containsExactlyElementsOf(query.totals());
  }

  /** The driver says a warning of each, into the logs of whoever runs memwall up. */
  @Test
  void everyView_isUnderstoodByTheParserOfTheDriver() throws Exception {
    var heard = new ListAppender<ILoggingEvent>();
    var driver = (Logger) LoggerFactory.getLogger("com.clickhouse");
    heard.start();
    driver.addAppender(heard);
    driver.setLevel(Level.WARN);
    try {
      for (SavedQuery query : queries()) {
        String view = Files.readString(QUERIES.resolve(query.name() + ".sql"));
        TestDatabase.execute(database, view);
        new QueryRunner(database).run(query, Map.of());
        assertThat(heard.list).as(query.name()).isEmpty();
      }
    } finally {
      driver.setLevel(null);
      driver.detachAppender(heard);
    }
  }

  @Test
  void tables_replaceByTheirKeyAndPartitionByAFunctionOfIt() {
    var result =
        new QueryRunner(database)
            .sql(
                "SELECT name, engine, sorting_key, partition_key FROM system.tables"
                    + " WHERE database = currentDatabase() AND engine NOT IN ('View')"
                    + " AND name NOT LIKE 'schema_%' ORDER BY name");

    assertThat(result.rows()).hasSizeGreaterThanOrEqualTo(17);
    for (List<Object> table : result.rows()) {
      assertThat(table.get(1)).isEqualTo("ReplacingMergeTree");
      assertThat((String) table.get(2)).startsWith("case_name, ");
      String partition = (String) table.get(3);
      assertThat(partition).isIn("", "toYYYYMM(t_start)", "toYYYYMM(t_end)");
      if (!partition.isEmpty()) {
        String column = partition.replaceAll(".*\\(|\\)", "");
        assertThat(List.of(((String) table.get(2)).split(", ", -1))).contains(column);
      }
    }
  }

  private static Map<String, String> parameters(String line) {
    return Stream.of(line.substring(1).strip().split(" ", -1))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(pair -> pair[0], pair -> pair[1], (a, b) -> b, LinkedHashMap::new));
  }

  private static String answer(SavedQuery query, Map<String, String> parameters) {
    var result = new QueryRunner(database).run(query, parameters);
    var lines =
        Stream.concat(
            Stream.of(result.columns().stream().map(c -> (Object) c.name()).toList()),
            result.rows().stream());
    return lines
        .map(
            row ->
                row.stream()
                        .map(value -> value == null ? "\\N" : value.toString())
                        .collect(Collectors.joining("\t"))
                    + "\n")
        .collect(Collectors.joining());
  }
}
