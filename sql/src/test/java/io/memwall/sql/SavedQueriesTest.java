package io.memwall.sql;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SavedQueriesTest {
  private static final Pattern USED = Pattern.compile("\\{(\\w+):([^}]+)}");
  private static final Pattern TABLE =
      Pattern.compile(
          "FROM (flow|hot|connection|transaction|health|allocation|pool_snapshot|inventory|bandwidth|contention|pool_use|holding|leak|quarantine|received|host_memory|link_health|latency|latency_curve|hotspot|alert|daily_use|forecast|forecast_score|hotspot_change|measured_use|dropped)\\b(.*)");

  static List<SavedQuery> queries() {
    return SavedQueries.all();
  }

  @Test
  void index_listsEveryFile() throws IOException {
    assertThat(SavedQueries.all().stream().map(query -> query.name() + ".sql"))
        .containsExactlyElementsOf(sqlFiles("queries"));
    assertThat(Migration.shipped().stream().map(Migration::name))
        .containsExactlyElementsOf(sqlFiles("migrations"));
  }

  @Test
  void migrations_ascend() {
    assertThat(Migration.shipped().stream().map(Migration::version))
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void migrations_leaveNoPlaceholderBehind() {
    for (Migration migration : Migration.shipped()) {
      assertThat(migration.statements(Layout.SINGLE))
          .isNotEmpty()
          .allSatisfy(s -> assertThat(s).doesNotContain("${"));
    }
  }

  @ParameterizedTest
  @MethodSource("queries")
  void header_explainsEveryParameterTheTextUses(SavedQuery query) {
    Map<String, String> used = new LinkedHashMap<>();
    var matcher = USED.matcher(query.text());
    while (matcher.find()) {
      used.put(matcher.group(1), matcher.group(2).replace(" ", ""));
    }
    Map<String, String> explained = new LinkedHashMap<>();
    query.parameters().forEach(parameter -> explained.put(parameter.name(), parameter.type()));

    assertThat(explained).containsExactlyInAnyOrderEntriesOf(used);
    assertThat(explained).containsKeys("from", "to", "case_name");
    assertThat(query.title()).endsWith(".");
    assertThat(query.columns().stream().map(SavedQuery.ColumnDoc::name))
        .containsAll(query.totals());
  }

  @ParameterizedTest
  @MethodSource("queries")
  void text_readsEveryTableWithFinalAndOrdersItsRows(SavedQuery query) {
    var matcher = TABLE.matcher(query.text());
    int tables = 0;
    while (matcher.find()) {
      // Rows have the same keys with and without it, so a question about keys alone may say why
      // not.
      assertThat(matcher.group(2))
          .as(matcher.group())
          .containsPattern("^(( AS \\w+)? FINAL| -- without FINAL: .)");
      tables++;
    }
    // One that asks another saved query reads what that reads.
    assertThat(
            tables > 0
                || query.text().contains("FROM system.parts")
                || query.text().contains("\nFROM coverage("))
        .isTrue();
    assertThat(query.text().strip()).containsPattern("\nORDER BY [^\n]+(\nLIMIT [^\n]+)?$");
    // Those that belong to tenants read with the rights of who made them: row policies part them.
    assertThat(query.text())
        .containsPattern(
            "CREATE OR REPLACE VIEW "
                + query.name()
                + "( DEFINER = CURRENT_USER SQL SECURITY DEFINER)? AS\n");
  }

  @Test
  void unknownName_isSuggestedAndListed() {
    assertThatThrownBy(() -> SavedQueries.named("buisest_links"))
        .isInstanceOf(QueryException.class)
        .hasMessage(
            "buisest_links is not a saved query; did you mean busiest_links?; there are "
                + SavedQueries.all().stream().map(SavedQuery::name).collect(joining(", ")));
    assertThatThrownBy(() -> SavedQueries.named("zzzzzzzzzzzzzz"))
        .hasMessageNotContaining("did you mean");
  }

  @Test
  void headerWithAnUnknownLine_isRefused() {
    var file = new Shipped("x.sql", "-- Title.\n-- @colum x y\nSELECT 1\n");

    assertThatThrownBy(() -> QueryHeader.read(file)).hasMessageContaining("@colum x y");
  }

  private static List<String> sqlFiles(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".sql"))
          .sorted()
          .toList();
    }
  }
}
