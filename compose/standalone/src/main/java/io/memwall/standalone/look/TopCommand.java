package io.memwall.standalone.look;

import io.memwall.sql.Parameter;
import io.memwall.sql.QueryFormat;
import io.memwall.sql.QueryResult;
import io.memwall.sql.QueryRunner;
import io.memwall.standalone.Progress;
import io.memwall.standalone.ask.DataOptions;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what is worst just now. */
@Command(
    name = "top",
    mixinStandardHelpOptions = true,
    description = {
      "Show live what is worst: links by load, pools by contention, or all by pressure.",
      "Ends with Ctrl-C."
    })
public final class TopCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DataOptions options;
  @Mixin private Watch watch;

  @Option(
      names = "--by",
      paramLabel = "load|contention|pressure",
      defaultValue = "load",
      description = "What is worst; default ${DEFAULT-VALUE}.")
  private Ranking by;

  @Option(
      names = {"-n", "--top"},
      paramLabel = "N",
      defaultValue = "20",
      description = "How many rows; default ${DEFAULT-VALUE}.")
  private int top;

  @Override
  public Integer call() throws Exception {
    var progress = new Progress(spec.commandLine().getErr());
    try (var where = options.where(progress)) {
      var runner = new QueryRunner(where.database());
      watch.over(
          out -> print(runner, Clock.systemUTC().instant(), out),
          true,
          spec.commandLine().getOut());
    }
    return 0;
  }

  private void print(QueryRunner runner, Instant now, PrintWriter out) {
    var asked = new LinkedHashMap<>(by.parameters());
    asked.put(Parameter.FROM, now.minus(by.back()).toString());
    asked.put(Parameter.TO, now.toString());
    var answer = runner.run(by.query(), asked);
    var worst = by.worst(answer.rowsByName(), top);
    var kept =
        new QueryResult(
            answer.query(),
            answer.range(),
            answer.caseName(),
            answer.columns(),
            rows(worst, answer),
            Map.of());
    Legible.of(by.query(), kept, by.columns()).write(QueryFormat.TABLE, out);
    if (worst.isEmpty()) {
      out.println(
          "nothing in the last %d s: see memwall get agents, and memwall readiness"
              .formatted(by.back().toSeconds()));
    } else {
      out.println(
          "%d of %d by %s".formatted(worst.size(), by.entities(answer.rowsByName()), word()));
    }
  }

  private String word() {
    return by.name().toLowerCase(Locale.ROOT);
  }

  private static List<List<Object>> rows(List<Map<String, Object>> rows, QueryResult answer) {
    return rows.stream()
        .map(
            row -> {
              var cells = new ArrayList<Object>();
              answer.columns().forEach(column -> cells.add(row.get(column.name())));
              return (List<Object>) cells;
            })
        .toList();
  }
}
