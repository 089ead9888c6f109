package io.memwall.standalone.ask;

import io.memwall.sql.QueryRunner;
import io.memwall.standalone.Progress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is not known yet, why, and what it takes. */
@Command(
    name = "readiness",
    mixinStandardHelpOptions = true,
    description = {
      "List what is not available yet, why, and when it will be.",
      "Each figure with the reason, what there is, what it needs and when it is ready; no line means",
      "that everything is."
    })
public final class ReadinessCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private AskOptions options;

  @Parameters(
      arity = "0..1",
      paramLabel = "ENTITY",
      defaultValue = "",
      description = "Such as pool:p3 or link:h0-p0; all without it.")
  private String entity;

  @Override
  public Integer call() throws Exception {
    var progress = new Progress(spec.commandLine().getErr());
    try (var where = options.where(progress)) {
      var runner = new QueryRunner(where.database());
      progress
          .watch("asking", () -> runner.sql(Unready.statement(entity)))
          .write(options.format, spec.commandLine().getOut());
      spec.commandLine().getOut().flush();
    }
    return 0;
  }
}
