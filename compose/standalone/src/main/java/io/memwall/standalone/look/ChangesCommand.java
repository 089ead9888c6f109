package io.memwall.standalone.look;

import io.memwall.sql.Parameter;
import io.memwall.sql.QueryFormat;
import io.memwall.sql.QueryResult;
import io.memwall.sql.QueryRunner;
import io.memwall.sql.SavedQueries;
import io.memwall.standalone.Progress;
import io.memwall.standalone.ask.DataOptions;
import io.memwall.standalone.ask.Moment;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what changed before something broke. */
@Command(
    name = "changes",
    mixinStandardHelpOptions = true,
    description = {
      "Say what changed: new and restarted agents, their versions and settings, the inventory, states.",
      "The latest comes first."
    })
public final class ChangesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DataOptions options;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      defaultValue = "1h",
      description = "1h, 7d, or 2026-01-01T10:00:00Z; default ${DEFAULT-VALUE}.")
  private String since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      defaultValue = "now",
      converter = Moment.Converter.class,
      description = "End, exclusive; default ${DEFAULT-VALUE}.")
  private Moment until;

  @Option(names = "--case", paramLabel = "NAME", description = "Of this imported capture.")
  private String caseName;

  @Option(
      names = {"-n", "--top"},
      paramLabel = "N",
      defaultValue = "200",
      description = "How many at most; default ${DEFAULT-VALUE}.")
  private int top;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "table|json|csv",
      defaultValue = "table",
      description = "How to print them.")
  private QueryFormat output;

  @Override
  public Integer call() throws Exception {
    Instant now = Clock.systemUTC().instant();
    var asked = new LinkedHashMap<String, String>();
    asked.put(Parameter.FROM, start(now).toString());
    asked.put(Parameter.TO, until.at(now).toString());
    asked.put("top", String.valueOf(top));
    if (caseName != null) {
      asked.put(Parameter.CASE, caseName);
    }
    try (var where = options.where(new Progress(spec.commandLine().getErr()))) {
      print(new QueryRunner(where.database()), asked);
    }
    return 0;
  }

  private void print(QueryRunner runner, Map<String, String> asked) {
    var query = SavedQueries.named("changes");
    var answer = runner.run(query, asked);
    var out = spec.commandLine().getOut();
    var shown =
        output == QueryFormat.TABLE
            ? Legible.of(
                query, answer, answer.columns().stream().map(QueryResult.Column::name).toList())
            : answer;
    shown.write(output, out);
    out.flush();
    if (answer.rows().isEmpty()) {
      spec.commandLine().getErr().println("nothing changed since " + asked.get(Parameter.FROM));
    } else if (answer.rows().size() == top) {
      spec.commandLine().getErr().println("there may be more: these are the latest " + top);
    }
  }

  /** Back from now, with or without a minus before it. */
  private Instant start(Instant now) {
    String text = since.matches("\\d{1,9}[smhd]") ? "-" + since : since;
    return new Moment.Converter().convert(text).at(now);
  }
}
