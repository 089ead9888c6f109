package io.memwall.site.grafana;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A dashboard as people write it.
 *
 * @param uid of the dashboard in Grafana; others link to it by this
 * @param title for people
 * @param about one sentence: the question it answers
 * @param from start of the range it opens with, in Grafana's words
 * @param to its end
 * @param variables what can be chosen, beside the capture
 * @param rows from the top down
 */
record Board(
    String uid,
    String title,
    String about,
    String from,
    String to,
    List<Variable> variables,
    List<Row> rows) {
  Board {
    Objects.requireNonNull(uid);
    Objects.requireNonNull(title);
    Objects.requireNonNull(about);
    from = from == null ? "now-1h" : from;
    to = to == null ? "now" : to;
    variables = variables == null ? List.of() : List.copyOf(variables);
    rows = List.copyOf(rows);
  }

  /**
   * Something to choose: one of fixed values, or what a saved query tells.
   *
   * @param values fixed values, the first chosen at first; or
   * @param query the saved query whose column is offered, all at first
   * @param column of that query
   * @param with parameters of that query
   * @param text free text, this at first
   * @param one whether of a query's answer the first is chosen at first, and never more than one
   */
  record Variable(
      String name,
      String label,
      List<String> values,
      String query,
      String column,
      Map<String, String> with,
      String text,
      boolean one) {
    Variable {
      values = values == null ? List.of() : List.copyOf(values);
      with = with == null ? Map.of() : Map.copyOf(with);
    }
  }

  /** Panels under a heading. */
  record Row(String title, List<Panel> panels) {
    Row {
      panels = List.copyOf(panels);
    }
  }

  /** How a panel looks. */
  enum Kind {
    /** Lines over time. */
    SERIES,
    /** Rows and columns. */
    TABLE,
    /** A bar per row. */
    BARS
  }

  /**
   * A question and how its answer looks.
   *
   * @param kind how it looks
   * @param query name of the saved query
   * @param with its parameters, unless the default is meant; $NAME is a variable's value
   * @param time of a series, the column with the time
   * @param by of a series or bars, the columns that tell lines or bars apart
   * @param columns figures shown; of a table any columns, all when empty
   * @param where column to variable: only rows with a chosen value
   * @param thresholds value from which on a figure has a colour
   * @param last how far back from now it looks while the dashboard's range is relative, such as 1h;
   *     the dashboard's range when absent
   * @param width of 24
   * @param height in Grafana's rows of 30 px
   */
  record Panel(
      String title,
      Kind kind,
      String query,
      Map<String, String> with,
      String time,
      List<String> by,
      List<String> columns,
      Map<String, String> where,
      Map<String, String> thresholds,
      String last,
      int width,
      int height) {
    Panel {
      Objects.requireNonNull(title);
      Objects.requireNonNull(kind, title);
      Objects.requireNonNull(query, title);
      with = with == null ? Map.of() : Map.copyOf(with);
      time = time == null ? "t_start" : time;
      by = by == null ? List.of() : List.copyOf(by);
      columns = columns == null ? List.of() : List.copyOf(columns);
      where = where == null ? Map.of() : Map.copyOf(where);
      // Thresholds keep the order they are written in.
      thresholds = thresholds == null ? Map.of() : new java.util.LinkedHashMap<>(thresholds);
      last = last == null ? "" : last;
      width = width == 0 ? 12 : width;
      height = height == 0 ? 8 : height;
    }
  }
}
