package io.memwall.standalone.stack;

import io.memwall.collectors.agent.config.Machine;
import io.memwall.collectors.agent.config.YamlFile;
import io.memwall.standalone.CommandException;
import io.memwall.standalone.Progress;
import io.memwall.standalone.rules.RulesFile;
import io.memwall.streams.alerts.AlertsConfig;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration, YAML: kafka as for memwall streams, and rules.")
  private Path config;

  @Option(
      names = "--check",
      description = "With --config: only say what is wrong with it; 2 when anything is.")
  private boolean check;

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "Bootstrap servers that ask for no proof; with --rules instead of --config.")
  private String kafka;

  @Option(
      names = "--rules",
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
    if (config == null) {
      return run(plan());
    }
    if (kafka != null || rules != null) {
      throw new ParameterException(
          spec.commandLine(), "--config says it all: leave out --kafka and --rules");
    }
    var reading = YamlFile.read(config, Machine.thisOne(System.getenv()), AlertsPlan::read);
    if (reading.value().isEmpty()) {
      reading.mistakes().forEach(spec.commandLine().getErr()::println);
      spec.commandLine().getErr().flush();
      return ExitCode.USAGE;
    }
    return check ? ExitCode.OK : run(reading.value().get());
  }

  private AlertsPlan plan() {
    if (kafka == null || rules == null || check) {
      throw new ParameterException(
          spec.commandLine(),
          check
              ? "--check is for a --config FILE"
              : "either --config FILE or --kafka HOST:PORT and --rules FILE is needed");
    }
    return new AlertsPlan(StreamsPlan.Cluster.open(kafka), RulesFile.required(Optional.of(rules)));
  }

  private int run(AlertsPlan plan) throws Exception {
    var told = plan.rules().alerts();
    var settings =
        new AlertsConfig(plan.kafka().bootstrap(), group, told, plan.kafka().properties());
    try (var stop = new StopSignal();
        var alerts = new AlertsThread(settings)) {
      alerts.start();
      new Progress(spec.commandLine().getErr())
          .say("telling %d receivers; Ctrl-C stops".formatted(told.receivers().size()));
      stop.await(
          () ->
              alerts
                  .failure()
                  .ifPresent(
                      why -> {
                        throw new CommandException(why);
                      }));
    }
    return ExitCode.OK;
  }
}
