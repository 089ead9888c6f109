package io.memwall.standalone.ask;

import io.memwall.sql.Parameter;
import io.memwall.sql.QueryFormat;
import io.memwall.sql.QueryResult;
import io.memwall.sql.QueryRunner;
import io.memwall.sql.SavedQueries;
import io.memwall.sql.SavedQuery;
import io.memwall.standalone.Progress;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks a saved query. */
@Command(
    name = "query",
    mixinStandardHelpOptions = true,
    description = {
      "Ask a saved query.",
      "Asked is --data where given, else MEMWALL_CLICKHOUSE_URL where set, else the stack that runs.",
      "Without --from and --to: the last hour of a live stack, the whole of a --case, everything in a"
          + " data directory at rest."
    })
public final class QueryCommand implements Callable<Integer> {
  private static final Duration LIVE_RANGE = Duration.ofHours(1);

  @Spec private CommandSpec spec;
  @Mixin private AskOptions options;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "The saved query; see --list.")
  private String name;

  @Option(names = "--list", description = "List the saved queries with their parameters.")
  private boolean list;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = Moment.Converter.class,
      description = "Start, inclusive: 2026-01-01T10:00:00Z, 2026-01-01, or -15m.")
  private Moment from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = Moment.Converter.class,
      description = "End, exclusive; such as now.")
  private Moment to;

  @Option(names = "--case", paramLabel = "NAME", description = "Ask about this imported capture.")
  private String caseName;

  @Option(
      names = "--param",
      paramLabel = "K=V",
      description = "A parameter of the query; repeat it.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Override
  public Integer call() throws Exception {
    if (list || name == null) {
      list(spec.commandLine().getOut());
      return 0;
    }
    SavedQuery query = SavedQueries.named(name);
    var progress = new Progress(spec.commandLine().getErr());
    try (var where = options.where(progress)) {
      var runner = new QueryRunner(where.database());
      var values = values(where, Clock.systemUTC().instant());
      var answer = progress.watch("asking", () -> runner.run(query, values));
      answer.write(options.format, spec.commandLine().getOut());
      spec.commandLine().getOut().flush();
      if (options.format != QueryFormat.JSON) {
        // Rows have no place for it; JSON carries it.
        progress.say(Covers.of(answer, query.allTime()));
      }
      hintAtCases(answer, runner, progress);
    }
    return 0;
  }

  /** Somebody who just imported a capture should not take its absence here for a loss. */
  private static void hintAtCases(QueryResult answer, QueryRunner runner, Progress progress) {
    if (answer.rows().isEmpty() && answer.caseName().equals(Optional.of(""))) {
      var everything = Map.of(Parameter.CASE, Parameter.EVERYTHING);
      var cases =
          runner.run(SavedQueries.named("cases"), everything).rowsByName().stream()
              .map(row -> "--case " + row.get("name"))
              .distinct()
              .toList();
      if (!cases.isEmpty()) {
        progress.say("no live rows; there are cases: " + String.join(", ", cases));
      }
    }
  }

  private Map<String, String> values(Where where, Instant now) {
    var values = new LinkedHashMap<>(parameters);
    if (caseName != null) {
      values.put(Parameter.CASE, caseName);
    } else if (where.isAtRest()) {
      values.putIfAbsent(Parameter.CASE, Parameter.EVERYTHING);
    }
    put(values, Parameter.FROM, from, now);
    put(values, Parameter.TO, to, now);
    boolean live = !where.isAtRest() && values.getOrDefault(Parameter.CASE, "").isEmpty();
    if (live && from == null && to == null && !SavedQueries.named(name).allTime()) {
      values.putIfAbsent(Parameter.FROM, now.minus(LIVE_RANGE).toString());
      values.putIfAbsent(Parameter.TO, now.toString());
    }
    return values;
  }

  private void put(Map<String, String> values, String parameter, Moment moment, Instant now) {
    if (moment != null && values.put(parameter, moment.at(now).toString()) != null) {
      throw new ParameterException(spec.commandLine(), parameter + " is given twice");
    }
  }

  private static void list(PrintWriter out) {
    for (SavedQuery query : SavedQueries.all()) {
      out.printf(Locale.ROOT, "%-18s %s%n", query.name(), query.title());
      for (Parameter parameter : query.parameters()) {
        if (!parameter.isStandard()) {
          out.printf(
              Locale.ROOT,
              "%-18s   --param %s=%s  %s%n",
              "",
              parameter.name(),
              parameter.defaultValue().orElse("..."),
              parameter.description());
        }
      }
    }
    out.flush();
  }
}
