package io.memwall.sql;

import io.memwall.sql.SavedQuery.ColumnDoc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the comment a saved query begins with. Its first line is the title. Lines that begin with
 * an at sign and a word are for the machine: {@code param NAME TYPE DEFAULT meaning}, where a
 * default of - is none; {@code column NAME meaning}; {@code total NAME,NAME}; {@code range all}.
 */
final class QueryHeader {
  private static final Pattern PARAM = Pattern.compile("@param (\\w+) (\\S+) (\\S+) (.+)");
  private static final Pattern COLUMN = Pattern.compile("@column (\\w+) (.+)");

  private final List<Parameter> parameters = new ArrayList<>();
  private final List<ColumnDoc> columns = new ArrayList<>();
  private List<String> totals = List.of();
  private boolean allTime;

  private QueryHeader() {}

  static SavedQuery read(Shipped file) {
    var header = new QueryHeader();
    var comment =
        file.text()
            .lines()
            .takeWhile(line -> line.startsWith("--"))
            .map(line -> line.substring(2).strip())
            .toList();
    comment.stream().filter(line -> line.startsWith("@")).forEach(header::tag);
    String name = file.name().replace(".sql", "");
    return new SavedQuery(
        name,
        comment.get(0),
        header.parameters,
        header.columns,
        header.totals,
        header.allTime,
        file.text());
  }

  private void tag(String line) {
    var param = PARAM.matcher(line);
    var column = COLUMN.matcher(line);
    if (param.matches()) {
      var defaultValue = Optional.of(param.group(3)).filter(text -> !text.equals("-"));
      parameters.add(new Parameter(param.group(1), param.group(2), defaultValue, param.group(4)));
    } else if (column.matches()) {
      columns.add(new ColumnDoc(column.group(1), column.group(2)));
    } else if (line.startsWith("@total ")) {
      totals = List.of(line.substring("@total ".length()).split(",", -1));
    } else if (line.equals("@range all")) {
      allTime = true;
    } else {
      throw new IllegalStateException("a saved query's header has the unknown line " + line);
    }
  }
}
