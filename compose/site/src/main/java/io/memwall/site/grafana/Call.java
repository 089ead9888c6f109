package io.memwall.site.grafana;

import io.memwall.sql.Parameter;
import io.memwall.sql.SavedQueries;
import io.memwall.sql.SavedQuery;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The call of a saved query, in the words of Grafana's ClickHouse data source. */
final class Call {
  private final SavedQuery query;
  private final Map<String, String> with;

  Call(String name, Map<String, String> with) {
    this.query = SavedQueries.named(name);
    this.with = with;
    for (String given : with.keySet()) {
      if (query.parameter(given).isEmpty()) {
        throw new IllegalArgumentException(name + " has no parameter " + given);
      }
    }
  }

  /** Of the columns named, all when none is; with coverage wherever the query tells it. */
  List<String> columns(List<String> named) {
    var all = query.columns().stream().map(SavedQuery.ColumnDoc::name).toList();
    for (String name : named) {
      if (!all.contains(name)) {
        throw new IllegalArgumentException(query.name() + " has no column " + name);
      }
    }
    if (named.isEmpty()) {
      return all;
    }
    boolean add = all.contains("coverage") && !named.contains("coverage");
    return add
        ? java.util.stream.Stream.concat(named.stream(), java.util.stream.Stream.of("coverage"))
            .toList()
        : named;
  }

  /** What a column means, in the words of the query's header. */
  String meaning(String column) {
    return query.columns().stream()
        .filter(known -> known.name().equals(column))
        .map(SavedQuery.ColumnDoc::meaning)
        .findFirst()
        .orElse("");
  }

  String title() {
    return query.title();
  }

  /** The view and its arguments; the range is the dashboard's. */
  String view() {
    return query.parameters().stream()
        .map(parameter -> parameter.name() + " = " + value(parameter))
        .collect(Collectors.joining(", ", query.name() + "(", ")"));
  }

  /** Rows whose column has one of the values chosen. */
  static String where(Map<String, String> chosen) {
    return chosen.isEmpty()
        ? ""
        : new TreeMap<>(chosen)
            .entrySet().stream()
                .map(rule -> rule.getKey() + " IN (${" + rule.getValue() + ":sqlstring})")
                .collect(Collectors.joining(" AND ", " WHERE ", ""));
  }

  private String value(Parameter parameter) {
    return switch (parameter.name()) {
      case Parameter.FROM -> "$__fromTime_ms";
      case Parameter.TO -> "$__toTime_ms";
      case Parameter.CASE -> "${capture:sqlstring}";
      default -> chosen(parameter);
    };
  }

  private String chosen(Parameter parameter) {
    String value = with.getOrDefault(parameter.name(), parameter.defaultValue().orElse(""));
    boolean text = parameter.type().equals("String");
    if (value.startsWith("$")) {
      return "${" + value.substring(1) + (text ? ":sqlstring}" : "}");
    }
    return text ? "'" + value.replace("'", "\\'") + "'" : value;
  }
}
