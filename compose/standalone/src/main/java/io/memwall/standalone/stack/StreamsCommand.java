package io.memwall.standalone.stack;

import io.memwall.sql.Database;
import io.memwall.standalone.CommandException;
import io.memwall.standalone.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs topologies and sink against a Kafka and a ClickHouse that are there already. */
@Command(
    name = "streams",
    mixinStandardHelpOptions = true,
    description = {
      "Run topologies and sink against a Kafka and a ClickHouse that are there already.",
      "Topics and tables must exist: memwall up creates them. SIGTERM or Ctrl-C stops it."
    })
public final class StreamsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--kafka",
      required = true,
      paramLabel = "HOST:PORT",
      description = "Bootstrap servers.")
  private String kafka;

  @Option(
      names = "--clickhouse",
      paramLabel = "URL",
      description = "Where the sink writes, such as http://127.0.0.1:8123.")
  private String clickHouse;

  @Option(
      names = "--database",
      paramLabel = "NAME",
      defaultValue = "memwall",
      description = "Default ${DEFAULT-VALUE}.")
  private String database;

  @Option(names = "--state", required = true, paramLabel = "DIR", description = "For state stores.")
  private Path state;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "4",
      description = "Of every topic; default ${DEFAULT-VALUE}.")
  private int partitions;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "PART",
      description = "Some of: bandwidth, allocation, sink. Default: all.")
  private List<String> only = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    List<String> parts = only.isEmpty() ? Pipeline.everything() : only;
    check(parts);
    var progress = new Progress(spec.commandLine().getErr());
    try (var stop = new StopSignal();
        var pipeline =
            new Pipeline(
                new Pipeline.Places(kafka, partitions, state),
                Sinks.config(kafka, tables()),
                parts)) {
      pipeline.start();
      progress.say("running " + String.join(", ", parts) + "; Ctrl-C stops");
      stop.await(
          () ->
              pipeline
                  .failure()
                  .ifPresent(
                      why -> {
                        throw new CommandException(why);
                      }));
    }
    return 0;
  }

  private Database tables() {
    var access = ClickHouseAccess.ofUser().at(Optional.ofNullable(clickHouse).orElse(""));
    return new Database(access.url(), access.user(), access.password(), database);
  }

  private void check(List<String> parts) {
    for (String part : parts) {
      if (!Pipeline.everything().contains(part)) {
        throw new ParameterException(
            spec.commandLine(),
            "there is no part '%s'; choose of %s"
                .formatted(part, String.join(", ", Pipeline.everything())));
      }
    }
    if (parts.contains(Pipeline.SINK) && clickHouse == null) {
      throw new ParameterException(spec.commandLine(), "the sink needs --clickhouse URL");
    }
  }
}
