package io.memwall.standalone.look;

import io.memwall.sql.Parameter;
import io.memwall.sql.QueryFormat;
import io.memwall.sql.QueryResult;
import io.memwall.sql.QueryRunner;
import io.memwall.standalone.Progress;
import io.memwall.standalone.ask.DataOptions;
import io.memwall.standalone.ask.Where;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists what there is. */
@Command(
    name = "get",
    mixinStandardHelpOptions = true,
    description = {
      "List agents, links, pools, tenants, hotspots or cases.",
      "Of a live stack: agents, pools and tenants of the last hour, links and hotspots of the last 5"
          + " minutes; of a case or of data at rest, everything."
    })
public final class GetCommand implements Callable<Integer> {
  /** How a list is printed. */
  enum Output {
    TABLE,
    WIDE,
    JSON,
    CSV
  }

  @Spec private CommandSpec spec;
  @Mixin private DataOptions options;
  @Mixin private Watch watch;

  @Parameters(
      paramLabel = "agents|links|pools|tenants|hotspots|cases",
      converter = Thing.Converter.class,
      description = "Of what.")
  private Thing thing;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "table|wide|json|csv",
      defaultValue = "table",
      description = "table for a terminal; wide has every column; json and csv have exact figures.")
  private Output output;

  @Option(names = "--case", paramLabel = "NAME", description = "Of this imported capture.")
  private String caseName;

  @Override
  public Integer call() throws Exception {
    var progress = new Progress(spec.commandLine().getErr());
    try (var where = options.where(progress)) {
      var runner = new QueryRunner(where.database());
      watch.over(
          out -> print(runner, asked(where, Clock.systemUTC().instant()), out),
          false,
          spec.commandLine().getOut());
    }
    return 0;
  }

  private void print(QueryRunner runner, Map<String, String> asked, PrintWriter out) {
    var answer = runner.run(thing.query(), asked);
    switch (output) {
      case JSON -> answer.write(QueryFormat.JSON, out);
      case CSV -> answer.write(QueryFormat.CSV, out);
      case TABLE ->
          Legible.of(thing.query(), answer, thing.columns()).write(QueryFormat.TABLE, out);
      case WIDE ->
          Legible.of(
                  thing.query(),
                  answer,
                  answer.columns().stream().map(QueryResult.Column::name).toList())
              .write(QueryFormat.TABLE, out);
    }
    if (answer.rows().isEmpty()) {
      spec.commandLine().getErr().println("no " + thing.word() + emptyBecause(asked));
    }
  }

  private static String emptyBecause(Map<String, String> asked) {
    return asked.containsKey(Parameter.FROM) ? " since " + asked.get(Parameter.FROM) : "";
  }

  private Map<String, String> asked(Where where, Instant now) {
    var asked = new LinkedHashMap<>(thing.parameters());
    if (caseName != null) {
      asked.put(Parameter.CASE, caseName);
    } else if (where.isAtRest()) {
      asked.put(Parameter.CASE, Parameter.EVERYTHING);
    } else if (thing != Thing.CASES) {
      asked.put(Parameter.FROM, now.minus(thing.back()).toString());
      asked.put(Parameter.TO, now.toString());
    }
    return asked;
  }
}
