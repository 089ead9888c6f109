package io.memwall.standalone.console;

import io.memwall.sql.Database;
import io.memwall.standalone.EmptyDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** Databases with something in them. */
final class Stored {
  private static final Path SMALL = Path.of("../../sql/testdata/data.sql");
  private static final Path HOUR = Path.of("src/test/resources/console-hour.sql");

  private Stored() {}

  /** The one that every expectation of a saved query is computed from. */
  static Database smallDataSet() throws Exception {
    return with(SMALL);
  }

  /** An hour of a small fabric that ends now, with days before it. */
  static Database hour() throws Exception {
    return with(HOUR);
  }

  static Database empty() {
    return EmptyDatabase.another();
  }

  private static Database with(Path file) throws Exception {
    var database = EmptyDatabase.one();
    execute(database, statements(Files.readString(file)));
    return database;
  }

  private static List<String> statements(String script) {
    String code = script.replaceAll("(?m)^ *--.*$", "");
    return Arrays.stream(code.split(";\\s*(\n|$)", -1)).filter(each -> !each.isBlank()).toList();
  }

  private static void execute(Database database, List<String> statements) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
