package io.memwall.standalone.ask;

import io.memwall.sql.Parameter;
import io.memwall.sql.QueryRunner;
import io.memwall.standalone.Progress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks one SQL question. */
@Command(
    name = "sql",
    mixinStandardHelpOptions = true,
    description = "Ask one SQL question; see --help of query for where it is asked.")
public final class SqlCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private AskOptions options;

  @Parameters(paramLabel = "SELECT", description = "One statement; read-only.")
  private String text;

  @Override
  public Integer call() throws Exception {
    var progress = new Progress(spec.commandLine().getErr());
    try (var where = options.where(progress)) {
      var runner = new QueryRunner(where.database());
      progress
          .watch("asking", () -> runner.sql(text))
          .write(options.format, spec.commandLine().getOut());
      spec.commandLine().getOut().flush();
      progress.say(Covers.stored(runner.timeRange(Parameter.EVERYTHING)));
    }
    return 0;
  }
}
