package io.memwall.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwall.sql.Database;
import io.memwall.sql.QueryRunner;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The results of a site in the tables, made by the server itself unless they are there already. */
final class StoredSite {
  private static final int CHUNK = 2_400_000;

  // As the sink has it, whose batches hold a row once: nothing is to be replaced within a block.
  private static final String FASTER = " SETTINGS optimize_on_insert = 0, max_insert_threads = 2";

  /**
   * How large it is.
   *
   * @param halves link directions
   * @param days of windows of 60 s
   * @param hours of windows of 10 s and 1 s
   */
  record Size(int halves, int days, int hours) {}

  private final Database database;
  private final Size size;
  private final Instant to;
  private final List<Figure> figures = new ArrayList<>();

  private StoredSite(Database database, Size size, Instant to) {
    this.database = database;
    this.size = size;
    this.to = to;
  }

  static StoredSite of(Database database, Size size) throws IOException, SQLException {
    var last =
        new QueryRunner(database)
            .sql("SELECT count(), max(t_start) FROM bandwidth WHERE window_ns = 60000000000")
            .rows()
            .get(0);
    Instant end =
        ((Number) last.get(0)).longValue() > 0
            ? ((Instant) last.get(1)).plus(Duration.ofMinutes(1))
            : Instant.now().truncatedTo(ChronoUnit.HOURS);
    var site = new StoredSite(database, size, end);
    site.load();
    return site;
  }

  /** The end of all windows. */
  Instant to() {
    return to;
  }

  /** How fast it was made; nothing when it was there. */
  List<Figure> figures() {
    return figures;
  }

  /** Makes what is not there: one that was interrupted goes on where it stopped. */
  private void load() throws IOException, SQLException {
    String script;
    try (var in = StoredSite.class.getResourceAsStream("/asking.sql")) {
      script = new String(in.readAllBytes(), UTF_8).replaceAll("(?m)^--.*\n", "");
    }
    try (var connection = database.connect()) {
      for (String statement : script.split(";\n", -1)) {
        if (statement.contains("{window}")) {
          windows(connection, statement, 60, 1_440L * size.days() * size.halves());
          windows(connection, statement, 10, 360L * size.hours() * size.halves());
          windows(connection, statement, 1, 3_600L * size.hours() * size.halves());
        } else if (!statement.isBlank() && stored(statement, "1") == 0) {
          execute(connection, statement);
        }
      }
      // As a server has done that has run for weeks: its weeks have been merged long ago.
      try (var merging = connection.createStatement()) {
        merging.execute("OPTIMIZE TABLE pool_use FINAL");
      }
    }
  }

  /** Rows of the table that a statement inserts into. */
  private long stored(String statement, String condition) {
    String table = statement.strip().split("\\s+", 4)[2];
    String sql = "SELECT count() FROM %s WHERE %s".formatted(table, condition);
    return ((Number) new QueryRunner(database).sql(sql).rows().get(0).get(0)).longValue();
  }

  private void windows(Connection connection, String statement, int window, long rows)
      throws SQLException {
    long began = System.nanoTime();
    long there = stored(statement, "window_ns = " + window * 1_000_000_000L);
    for (long row = there; row < rows; row += CHUNK) {
      long some = Math.min(CHUNK, rows - row);
      execute(
          connection,
          statement
              .replace("{window}", String.valueOf(window))
              .replace("{from_row}", String.valueOf(row))
              .replace("{rows}", String.valueOf(some)));
      System.err.printf("  %,d of %,d windows of %d s%n", row + some, rows, window);
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    if (there < rows) {
      figures.add(
          Figure.of(
              "rows of " + window + " s",
              (rows - there) / seconds,
              "rows/s",
              "%,d rows, made and stored by the server itself".formatted(rows - there)));
    }
  }

  private void execute(Connection connection, String statement) throws SQLException {
    String filled =
        statement
            .replace("{halves}", String.valueOf(size.halves()))
            .replace("{days}", String.valueOf(size.days()))
            .replace("{hours}", String.valueOf(size.hours()))
            .replace("{to}", to.toString().replace("T", " ").replace("Z", ""));
    try (var asked = connection.createStatement()) {
      asked.execute(filled + FASTER);
    }
  }

  /** What a row takes on disk, by table, and by column where that is a hundredth of a byte. */
  static List<Figure> sizes(QueryRunner runner) {
    var sizes = new ArrayList<Figure>();
    runner
        .sql(
            "SELECT table_name, column_name, bytes_per_row, measured_rows"
                + " FROM storage_used(from = '1970-01-01', to = '2199-01-01', case_name = '*', table_name = '*')"
                + " WHERE bytes_per_row >= 0.01 AND measured_rows > 10000 AND table_name != 'bench_rows'"
                + " ORDER BY table_name, bytes_per_row DESC")
        .rows()
        .forEach(
            row ->
                sizes.add(
                    Figure.of(
                        row.get(0) + (row.get(1).equals("*") ? "" : "." + row.get(1)),
                        ((Number) row.get(2)).doubleValue(),
                        "bytes/row",
                        "%,d rows".formatted(((Number) row.get(3)).longValue()))));
    return sizes;
  }
}
