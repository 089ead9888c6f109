package io.memwall.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Asks questions. Opens a connection for each, so it may be shared by threads; the server refuses
 * whatever would change something.
 */
public final class QueryRunner {
  private static final List<String> QUESTIONS =
      List.of("SELECT", "WITH", "SHOW", "DESCRIBE", "DESC", "EXPLAIN", "EXISTS");
  private static final Pattern FORMAT =
      Pattern.compile("(?is).*\\bFORMAT\\s+[A-Za-z]\\w*\\s*;?\\s*");

  /** What the driver and the server append for themselves. */
  private static final Pattern NOISE = Pattern.compile("\\s*\\((version|queryId=)[^)]*\\)");

  private static final TimeRange EVER = new TimeRange(Times.MIN, Times.MAX);

  private final Database database;
  private final QueryLimits limits;

  public QueryRunner(Database database) {
    this(database, QueryLimits.NONE);
  }

  /** The same, for answers to people who may ask anything. */
  public QueryRunner(Database database, QueryLimits limits) {
    this.database = database;
    this.limits = limits;
  }

  /**
   * Asks a saved query.
   *
   * @param given values by parameter name, see {@link SavedQuery#parameters()}; a time is ISO 8601
   *     or {@code 2026-01-31 10:00:00}, UTC unless it names a zone. Without {@code case_name} the
   *     question is about live events; without {@code from} or {@code to} about all that is stored
   *     of them
   * @throws QueryException if a parameter is unknown or bad, if there is no such case, or if the
   *     database cannot be reached or answers with an error
   */
  public QueryResult run(SavedQuery query, Map<String, String> given) {
    rejectUnknown(query, given);
    return asking(
        connection -> {
          var values = new TreeMap<>(given);
          String caseName = values.computeIfAbsent(Parameter.CASE, name -> "");
          var range = addRange(query, values, connection);
          String sql = select(query, values);
          var asked = new Question(query.name(), range, Optional.of(caseName), query.totals());
          return ResultReader.read(connection, sql, asked);
        });
  }

  /**
   * The statement that {@link #run} would ask, for use elsewhere: with every parameter, ranges as
   * they stand now.
   *
   * @throws QueryException as {@link #run}
   */
  public String statement(SavedQuery query, Map<String, String> given) {
    rejectUnknown(query, given);
    return asking(
        connection -> {
          var values = new TreeMap<>(given);
          values.putIfAbsent(Parameter.CASE, "");
          addRange(query, values, connection);
          return select(query, values);
        });
  }

  private static String select(SavedQuery query, Map<String, String> values) {
    return "SELECT * FROM " + query.name() + "(" + arguments(query, values) + ")";
  }

  /**
   * Asks one statement of the user's own.
   *
   * @param text begins with SELECT, WITH, SHOW, DESCRIBE, EXPLAIN or EXISTS
   * @throws QueryException if it is anything else, or the database cannot be reached or answers
   *     with an error
   */
  public QueryResult sql(String text) {
    var statements = SqlScript.statements(text);
    if (statements.size() != 1) {
      throw new QueryException(
          "one statement at a time, please: there are " + statements.size() + " here");
    }
    String code = SqlScript.withoutComments(statements.get(0));
    String word = code.replaceFirst("^\\(*", "").split("[\\s(]", 2)[0];
    if (QUESTIONS.stream().noneMatch(word::equalsIgnoreCase)) {
      throw new QueryException(
          "only questions are asked here: %s is not one of %s"
              .formatted(word, String.join(", ", QUESTIONS)));
    }
    if (FORMAT.matcher(code).matches()) {
      throw new QueryException("leave FORMAT out of the statement: the output format is an option");
    }
    var asked = new Question("sql", Optional.empty(), Optional.empty(), List.of());
    return asking(connection -> ResultReader.read(connection, statements.get(0), asked));
  }

  /** The span of what is stored of a case; empty when there is no such case. */
  public Optional<TimeRange> timeRange(String caseName) {
    return asking(connection -> new Spans(connection).of(caseName));
  }

  /** The span of all live events; empty when there are none. */
  public Optional<TimeRange> timeRange() {
    return timeRange("");
  }

  private static void rejectUnknown(SavedQuery query, Map<String, String> given) {
    var known = query.parameters().stream().map(Parameter::name).toList();
    for (String name : given.keySet()) {
      if (!known.contains(name)) {
        throw new QueryException(
            "%s is not a parameter of %s%s; there are %s"
                .formatted(
                    name, query.name(), Suggestion.of(name, known), String.join(", ", known)));
      }
    }
  }

  /** Completes the values; the range the answer may claim, empty when it was never bounded. */
  private static Optional<TimeRange> addRange(
      SavedQuery query, Map<String, String> values, Connection connection) throws SQLException {
    String caseName = values.get(Parameter.CASE);
    var spans = new Spans(connection);
    boolean isOne = !caseName.isEmpty() && !caseName.equals(Parameter.EVERYTHING);
    if (isOne && !spans.isCase(caseName)) {
      throw noSuchCase(caseName, spans.cases());
    }
    boolean both = values.containsKey(Parameter.FROM) && values.containsKey(Parameter.TO);
    Optional<TimeRange> span = both || query.allTime() ? Optional.empty() : spans.of(caseName);
    values.putIfAbsent(Parameter.FROM, span.orElse(EVER).from().toString());
    values.putIfAbsent(Parameter.TO, span.orElse(EVER).to().toString());
    var range =
        new TimeRange(
            Times.parse(Parameter.FROM, values.get(Parameter.FROM)),
            Times.parse(Parameter.TO, values.get(Parameter.TO)));
    // What holds for all time is no range: nothing is stored of 1900.
    return Optional.of(range).filter(asked -> both || span.isPresent());
  }

  private static QueryException noSuchCase(String caseName, List<String> cases) {
    return new QueryException(
        cases.isEmpty()
            ? "there is no case " + caseName + ": no capture has been imported"
            : "there is no case %s%s; imported are: %s"
                .formatted(caseName, Suggestion.of(caseName, cases), String.join(", ", cases)));
  }

  private static String arguments(SavedQuery query, Map<String, String> values) {
    return query.parameters().stream()
        .map(
            parameter -> {
              String value = values.get(parameter.name());
              String chosen = value == null ? parameter.defaultValue().orElseThrow() : value;
              return parameter.name() + " = " + parameter.literal(chosen);
            })
        .collect(Collectors.joining(", "));
  }

  @FunctionalInterface
  private interface Ask<T> {
    T on(Connection connection) throws SQLException;
  }

  private <T> T asking(Ask<T> ask) {
    try (var connection = database.connectReadOnly(limits.settings())) {
      return ask.on(connection);
    } catch (SQLException e) {
      throw new QueryException(
          database + ": " + NOISE.matcher(String.valueOf(e.getMessage())).replaceAll(""), e);
    }
  }
}
