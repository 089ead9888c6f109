package io.memwall.standalone.stack;

import io.memwall.standalone.CommandException;
import io.memwall.standalone.Progress;
import io.memwall.standalone.rules.RulesFile;
import io.memwall.streams.alerts.AlertsConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells receivers what the results say. */
@Command(
    name = "alerts",
    mixinStandardHelpOptions = true,
    description = {
      "Tell Alertmanager and webhooks what the results say; memwall up does so by itself.",
      "Several of one group stand by for each other. SIGTERM or Ctrl-C stops it.",
      "What was alerted of: memwall query alerts."
    })
public final class AlertsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--kafka",
      required = true,
      paramLabel = "HOST:PORT",
      description = "Bootstrap servers.")
  private String kafka;

  @Option(
      names = "--rules",
      required = true,
      paramLabel = "FILE",
      description = "Who is told, and when nobody is; YAML.")
  private Path rules;

  @Option(
      names = "--group",
      paramLabel = "NAME",
      defaultValue = AlertsConfig.DEFAULT_GROUP,
      description = "Those of one group are one; default ${DEFAULT-VALUE}.")
  private String group;

  @Override
  public Integer call() throws Exception {
    var file = RulesFile.required(Optional.of(rules));
    var config = new AlertsConfig(kafka, group, file.alerts(), Map.of());
    try (var stop = new StopSignal();
        var alerts = new AlertsThread(config)) {
      alerts.start();
      new Progress(spec.commandLine().getErr())
          .say("telling %d receivers; Ctrl-C stops".formatted(file.alerts().receivers().size()));
      stop.await(
          () ->
              alerts
                  .failure()
                  .ifPresent(
                      why -> {
                        throw new CommandException(why);
                      }));
    }
    return 0;
  }
}
