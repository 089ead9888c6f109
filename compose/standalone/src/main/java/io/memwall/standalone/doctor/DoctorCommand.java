package io.memwall.standalone.doctor;

import io.memwall.standalone.CommandException;
import io.memwall.standalone.Progress;
import io.memwall.standalone.stack.Places;
import io.memwall.standalone.stack.Site;
import io.memwall.standalone.stack.StackFile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says whether everything works, and what helps where it does not. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Walk the road of the data, agent to query, with an event of its own; name what is broken.",
      "Looks at processes, topics, lag, tables, permissions, clocks, disk and coverage too."
    },
    footer = {
      "",
      "Exit codes: 0 healthy, 1 could not look, 2 wrongly called, 3 warnings, 4 broken."
    })
public final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The stack on this directory; without this and --config the one that runs.")
  private Path data;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Parts as processes of their own: what memwall streams is told.")
  private Path config;

  @Option(
      names = "--agent",
      paramLabel = "URL",
      description = "Ask this agent for its health too; repeat it.")
  private List<URI> agents = new ArrayList<>();

  @Option(
      names = "--streams",
      paramLabel = "URL",
      description = "Ask this process of topologies and sink too; repeat it.")
  private List<URI> streams = new ArrayList<>();

  @Option(names = "--no-probe", description = "Only look: send no event.")
  private boolean noProbe;

  @Option(
      names = {"-o", "--format"},
      paramLabel = "table|json",
      defaultValue = "table",
      description = "How to print what was found; default ${DEFAULT-VALUE}.")
  private DoctorFormat format;

  @Override
  public Integer call() throws Exception {
    if (data != null && config != null) {
      throw new ParameterException(spec.commandLine(), "--data or --config, not both");
    }
    Optional<Site> site = site();
    Diagnosis diagnosis =
        site.isEmpty()
            ? Diagnosis.of(List.of(stopped()), 0)
            : new Progress(spec.commandLine().getErr())
                .watch("looking", examination(site.get())::run);
    var out = spec.commandLine().getOut();
    out.print(
        format == DoctorFormat.JSON
            ? DiagnosisText.json(diagnosis)
            : DiagnosisText.table(diagnosis));
    out.flush();
    return diagnosis.exitCode();
  }

  private Examination examination(Site site) {
    return new Examination(site, agents, streams, !noProbe, Clock.systemUTC());
  }

  /** Empty when the stack in question does not run. */
  private Optional<Site> site() throws CommandException {
    if (config != null) {
      return Optional.of(Site.of(config));
    }
    return data == null
        ? Optional.of(Site.of(Places.ofUser().theRunning(Optional.empty())))
        : StackFile.in(data).map(Site::of);
  }

  private Finding stopped() {
    return Finding.broken(
        Stage.STACK,
        "process",
        "nothing runs on %s; the last lines of %s say why it ended"
            .formatted(data, data.resolve("logs/memwall.log")),
        "./memwall up --data " + data);
  }
}
