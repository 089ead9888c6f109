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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/**
 * Every saved query against the one small data set. An expectation file holds several questions,
 * each a line of parameters after a #, followed by the answer. Names after a | in that line are the
 * columns that are compared, where others differ from run to run. -Dgolden.rewrite=true writes what
 * is answered now.
 */
class SqlIT {
  private static final Path QUERIES = Path.of("queries");

  /** Cases apart; live rows by days, weeks or months; one table has no times to part it by. */
  private static final Pattern PARTITION =
      Pattern.compile("|if\\(case_name = '', to[\\w(]+\\((\\w+)\\)+, 0\\)");

  private static Database database;
  private static Database toldAgain;

  @BeforeAll
  static void load() throws Exception {
    database = TestDatabase.empty("sql");
    toldAgain = TestDatabase.empty("again");
    String[] data =
        SqlScript.statements(Files.readString(Path.of("testdata/data.sql"))).toArray(String[]::new);
    TestDatabase.execute(database, data);
    TestDatabase.execute(toldAgain, data);
    tellAgain();
  }

  /** Repeats, a revision that says the same and is stored later, and after it what it replaced. */
  private static void tellAgain() throws Exception {
    var tables =
        new QueryRunner(toldAgain)
            .sql(
                "SELECT name, sorting_key, has((SELECT groupArray(table) FROM system.columns WHERE"
                    + " database = currentDatabase() AND name = 'rev'), name) AS revised"
                    + " FROM system.tables WHERE database = currentDatabase()"
                    + " AND engine = 'ReplacingMergeTree' AND name NOT LIKE 'schema_%'")
            .rows();
    assertThat(tables).hasSizeGreaterThanOrEqualTo(17);
    for (List<Object> table : tables) {
      String name = "`" + table.get(0) + "`";
      insert(name, "* FROM " + name);
      if (((Number) table.get(2)).intValue() == 1) {
        insert(
            name,
            "* REPLACE (rev + 1 AS rev, ingested_at + toIntervalDay(40) AS ingested_at) FROM "
                + name
                + " FINAL");
        insert(name, "* REPLACE (rev - 1 AS rev) FROM " + name + " FINAL");
      }
    }
  }

  private static void insert(String table, String select) throws Exception {
    TestDatabase.execute(toldAgain, "INSERT INTO " + table + " SELECT " + select);
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
    String actual = answers(database, query, expected);
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.write(file, actual.getBytes(UTF_8));
    } else {
      assertThat(actual).isNotBlank().isEqualTo(expected);
    }
  }

  /** What is answered to the questions of an expectation file, in its form. */
  static String answers(Database database, SavedQuery query, String expected) {
    return expected
        .lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> line + "\n" + answer(database, query, line))
        .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @MethodSource("queries")
  void figures_stayAsTheyAre_whenAllIsToldAgain(SavedQuery query) throws IOException {
    String expected = Files.readString(QUERIES.resolve(query.name() + ".expected.tsv"));
    assertThat(answers(toldAgain, query, expected)).isEqualTo(expected);
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
        if (view.contains("FROM coverage(")) {
          // The grammar knows no parameter as the argument of a view: one warning, when it is made.
          heard.list.clear();
        }
        new QueryRunner(database).run(query, Map.of());
        assertThat(heard.list).as(query.name()).isEmpty();
      }
    } finally {
      driver.setLevel(null);
      driver.detachAppender(heard);
    }
  }

  @Test
  void tables_replaceByTheirKeyAndPartitionByItOrByWhenStored() {
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
      assertThat((String) table.get(3)).matches(PARTITION);
      var column = PARTITION.matcher((String) table.get(3));
      if (column.matches() && column.group(1) != null) {
        assertThat(column.group(1)).isIn(List.of((table.get(2) + ", ingested_at").split(", ", -1)));
      }
    }
  }

  @Test
  void everyTable_hasAClass() {
    var tables =
        new QueryRunner(database)
            .sql(
                "SELECT name FROM system.tables WHERE database = currentDatabase()"
                    + " AND engine != 'View' AND name NOT LIKE 'schema_%' AND name != 'dropped'")
            .rows();
    assertThat(tables.stream().map(row -> (String) row.get(0)))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(DataClass.values()).flatMap(each -> each.tables().stream()).toList());
  }

  @Test
  void storageUsed_namesTheClassesOfRetention() {
    var answer = new QueryRunner(database).run(SavedQueries.named("storage_used"), Map.of());

    assertThat(answer.rows()).hasSizeGreaterThan(DataClass.EVENTS.tables().size());
    for (List<Object> row : answer.rows()) {
      String of =
          Stream.of(DataClass.values())
              .filter(each -> each.tables().contains((String) row.get(1)))
              .map(DataClass::toString)
              .findFirst()
              .orElse("other");
      assertThat(row.get(0)).as("%s", row).isEqualTo(of);
      assertThat(((Number) row.get(3)).longValue()).as("%s", row).isPositive();
      assertThat(row.get(5) == null).as("%s", row).isEqualTo(row.get(7) == null);
    }
  }

  private static Map<String, String> parameters(String line) {
    return words(line.substring(1).split("\\|", 2)[0])
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(pair -> pair[0], pair -> pair[1], (a, b) -> b, LinkedHashMap::new));
  }

  private static Stream<String> words(String text) {
    return Stream.of(text.strip().split(" ", -1)).filter(word -> !word.isEmpty());
  }

  private static String answer(Database database, SavedQuery query, String line) {
    var result = new QueryRunner(database).run(query, parameters(line));
    var names = result.columns().stream().map(QueryResult.Column::name).toList();
    int[] compared =
        line.contains("|")
            ? words(line.split("\\|", 2)[1]).mapToInt(names::indexOf).toArray()
            : IntStream.range(0, names.size()).toArray();
    return Stream.concat(Stream.of(names), result.rows().stream())
        .map(row -> text(row, compared))
        .collect(Collectors.joining());
  }

  private static String text(List<?> row, int[] columns) {
    return IntStream.of(columns)
            .mapToObj(column -> row.get(column) == null ? "\\N" : row.get(column).toString())
            .collect(Collectors.joining("\t"))
        + "\n";
  }
}
