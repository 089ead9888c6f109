package io.memwall.standalone.torture;

import io.memwall.sql.Database;
import io.memwall.standalone.CommandException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables of a run, asked as text: nothing is lost in a conversion. */
record Tables(Database database) {
  /**
   * All rows of an answer.
   *
   * @throws CommandException if the server does not answer
   */
  List<List<String>> rows(String statement) {
    try (var connection = database.connect();
        var asked = connection.createStatement();
        var answer = asked.executeQuery(statement)) {
      int width = answer.getMetaData().getColumnCount();
      var rows = new ArrayList<List<String>>();
      while (answer.next()) {
        var row = new ArrayList<String>();
        for (int column = 1; column <= width; column++) {
          row.add(String.valueOf(answer.getString(column)));
        }
        rows.add(List.copyOf(row));
      }
      return rows;
    } catch (SQLException e) {
      throw new CommandException("ClickHouse: " + e.getMessage(), e);
    }
  }

  /** The only figure of an answer. */
  long figure(String statement) {
    return Long.parseLong(rows(statement).get(0).get(0));
  }

  /** The same, empty while the server does not answer. */
  Optional<Long> figureIfAny(String statement) {
    try {
      return Optional.of(figure(statement));
    } catch (CommandException e) {
      return Optional.empty();
    }
  }

  /** Changes something. */
  void execute(String statement) {
    try (var connection = database.connect();
        var asked = connection.createStatement()) {
      asked.execute(statement);
    } catch (SQLException e) {
      throw new CommandException("ClickHouse: " + e.getMessage(), e);
    }
  }
}
