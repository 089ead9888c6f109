package io.memwall.site.grafana;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Grafana and its ClickHouse data source make of a query before ClickHouse sees it, for the
 * macros that the plugin has and the two ways in which we write variables.
 *
 * @param from start of the range
 * @param to its end
 * @param interval what Grafana thinks a point should stand for
 */
public record Macros(Instant from, Instant to, Duration interval) {
  private static final Pattern MACRO = Pattern.compile("\\$__(\\w+)");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(:sqlstring)?}");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

  /** With the values of variables put in, as {@code :sqlstring} or as they are. */
  public static String interpolated(String sql, Map<String, List<String>> values) {
    return VARIABLE
        .matcher(sql)
        .replaceAll(
            found -> {
              var chosen = values.get(found.group(1));
              if (chosen == null) {
                throw new IllegalArgumentException("no variable " + found.group(1) + " in " + sql);
              }
              boolean quoted = found.group(2) != null;
              return Matcher.quoteReplacement(
                  chosen.stream()
                      .map(value -> quoted ? "'" + value.replace("'", "''") + "'" : value)
                      .collect(Collectors.joining(",")));
            });
  }

  public String expanded(String sql) {
    var expanded = new StringBuilder();
    var macro = MACRO.matcher(sql);
    int at = 0;
    while (macro.find(at)) {
      expanded.append(sql, at, macro.start());
      int end = behindArguments(sql, macro.end());
      String written = end == macro.end() ? "" : sql.substring(macro.end() + 1, end - 1);
      expanded.append(one(macro.group(1), arguments(written), sql));
      at = end;
    }
    return expanded.append(sql.substring(at)).toString();
  }

  /**
   * Behind the parenthesis that closes the one at this place; the place itself when there is none.
   */
  private static int behindArguments(String sql, int from) {
    if (from == sql.length() || sql.charAt(from) != '(') {
      return from;
    }
    int open = 0;
    for (int at = from; at < sql.length(); at++) {
      open += sql.charAt(at) == '(' ? 1 : sql.charAt(at) == ')' ? -1 : 0;
      if (open == 0) {
        return at + 1;
      }
    }
    throw new IllegalArgumentException("a parenthesis stays open in " + sql);
  }

  private static List<String> arguments(String written) {
    return written.isBlank()
        ? List.of()
        : Stream.of(written.split(",", -1)).map(String::strip).toList();
  }

  private String one(String macro, List<String> arguments, String sql) {
    return switch (macro) {
      case "fromTime" -> seconds(from);
      case "toTime" -> seconds(to);
      case "fromTime_ms" -> millis(from);
      case "toTime_ms" -> millis(to);
      case "interval_s" -> Long.toString(Math.max(1, interval.toSeconds()));
      case "timeFilter" -> between(argument(arguments, 0, 1), seconds(from), seconds(to));
      case "timeFilter_ms" -> between(argument(arguments, 0, 1), millis(from), millis(to));
      case "dateFilter" -> between(argument(arguments, 0, 1), day(from), day(to));
      case "dateTimeFilter", "dt" ->
          "(%s) AND (%s)"
              .formatted(
                  between(argument(arguments, 0, 2), day(from), day(to)),
                  between(argument(arguments, 1, 2), seconds(from), seconds(to)));
      case "timeInterval" ->
          "toStartOfInterval(toDateTime(%s), INTERVAL %d second)"
              .formatted(argument(arguments, 0, 1), Math.max(1, interval.toSeconds()));
      case "timeInterval_ms" ->
          "toStartOfInterval(toDateTime64(%s, 3), INTERVAL %d millisecond)"
              .formatted(argument(arguments, 0, 1), Math.max(1, interval.toMillis()));
      default -> throw new IllegalArgumentException("the plugin has no $__" + macro + " of " + sql);
    };
  }

  private static String argument(List<String> arguments, int index, int expected) {
    if (arguments.size() != expected) {
      throw new IllegalArgumentException(expected + " arguments expected, not " + arguments);
    }
    return arguments.get(index);
  }

  private static String between(String column, String low, String high) {
    return column + " >= " + low + " AND " + column + " <= " + high;
  }

  private static String seconds(Instant time) {
    return "toDateTime(" + time.getEpochSecond() + ")";
  }

  private static String millis(Instant time) {
    return "fromUnixTimestamp64Milli(" + time.toEpochMilli() + ")";
  }

  private static String day(Instant time) {
    return "toDate('" + DAY.format(time) + "')";
  }
}
