package io.memwall.standalone.stack;

import io.memwall.collectors.agent.config.Machine;
import io.memwall.collectors.agent.config.YamlFile;
import io.memwall.collectors.agent.http.HttpSettings;
import io.memwall.collectors.agent.http.ListenAddress;
import io.memwall.schemas.KafkaRefusal;
import io.memwall.schemas.TopicSetup;
import io.memwall.sql.Database;
import io.memwall.sql.MigrationSettings;
import io.memwall.sql.Migrator;
import io.memwall.standalone.CommandException;
import io.memwall.standalone.Progress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
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
      "Topics and tables must exist: memwall up creates them, and so does --prepare.",
      "SIGTERM or Ctrl-C stops it."
    })
public final class StreamsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration, YAML; MEMWALL_... variables win over it.")
  private Path config;

  @Option(
      names = "--check",
      description = "With --config: only say what is wrong with it; 2 when anything is.")
  private boolean check;

  @Option(
      names = "--prepare",
      description = "With --config: only make the topics, tables and saved queries it lacks.")
  private boolean prepare;

  @Option(
      names = "--print-effective",
      description = "With --config: only say what is in effect, and where each value comes from.")
  private boolean effective;

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "Bootstrap servers; with --state instead of --config.")
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

  @Option(names = "--state", paramLabel = "DIR", description = "For state stores.")
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
      description = "Some of the topologies and sink; all without it.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--http",
      paramLabel = "URL",
      description = "Tell what holds now at this address, such as http://127.0.0.1:9470.")
  private String http;

  @Override
  public Integer call() throws Exception {
    if (config == null) {
      return run(plan(), Optional.ofNullable(clickHouse).map(this::tables));
    }
    if (kafka != null || state != null || clickHouse != null || http != null || !only.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--config says it all: leave out --kafka and what goes with it");
    }
    return configured(YamlFile.read(config, thisMachine(), StreamsPlan::read));
  }

  private static Machine thisMachine() {
    return Machine.thisOne(System.getenv());
  }

  private int configured(YamlFile<StreamsPlan> reading) throws Exception {
    if (reading.value().isEmpty()) {
      reading.mistakes().forEach(spec.commandLine().getErr()::println);
      spec.commandLine().getErr().flush();
      return ExitCode.USAGE;
    }
    if (check || effective) {
      PrintWriter out = spec.commandLine().getOut();
      out.print(effective ? reading.effective() : "");
      out.flush();
      return ExitCode.OK;
    }
    StreamsPlan plan = reading.value().get();
    return prepare ? prepared(plan) : run(plan, plan.tables().map(StreamsPlan.Tables::open));
  }

  /** May be done again, and by two at once. */
  private int prepared(StreamsPlan plan) {
    var progress = new Progress(spec.commandLine().getErr());
    progress.say("made " + topicsMade(plan) + " topics");
    plan.tables()
        .ifPresent(
            tables -> {
              Migrator.migrate(
                  tables.open(),
                  new MigrationSettings(Optional.empty(), Optional.empty(), tables.cluster()));
              progress.say("tables and saved queries are there, in " + tables.open());
            });
    return ExitCode.OK;
  }

  private static int topicsMade(StreamsPlan plan) {
    var clients = new KafkaClients(plan.kafka());
    var scale = plan.scale();
    try (var admin = clients.admin()) {
      return new TopicSetup(admin, scale.partitions(), scale.replication()).ensure().size();
    } catch (KafkaException e) {
      throw new CommandException(
          KafkaRefusal.of(e, clients.settings()).orElseGet(e::getMessage), e);
    }
  }

  private int run(StreamsPlan plan, Optional<Database> tables) throws Exception {
    var progress = new Progress(spec.commandLine().getErr());
    try (var stop = new StopSignal();
        var pipeline = new Pipeline(plan, tables);
        var told = new StateServer(plan.http(), pipeline);
        var bounds = RetentionThread.of(plan.tables())) {
      pipeline.start();
      bounds.start();
      progress.say("running " + String.join(", ", plan.parts()) + "; Ctrl-C stops");
      told.address().ifPresent(at -> progress.say("state and health at " + at));
      stop.await(
          () ->
              pipeline
                  .failure()
                  .ifPresent(
                      why -> {
                        throw new CommandException(why);
                      }));
    }
    return ExitCode.OK;
  }

  private StreamsPlan plan() {
    if (kafka == null || state == null) {
      throw new ParameterException(
          spec.commandLine(),
          "either --config FILE or --kafka HOST:PORT and --state DIR is needed");
    }
    if (check || effective || prepare) {
      throw new ParameterException(
          spec.commandLine(), "--check, --print-effective and --prepare are for a --config FILE");
    }
    List<String> parts = only.isEmpty() ? Pipeline.everything() : only;
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
    return StreamsPlan.single(kafka, state, partitions).running(parts).telling(listen());
  }

  private Optional<HttpSettings> listen() {
    try {
      return Optional.ofNullable(http).map(ListenAddress::parse).map(HttpSettings::local);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--http: " + e.getMessage(), e);
    }
  }

  private Database tables(String url) {
    var access = ClickHouseAccess.ofUser().at(url);
    return new Database(access.url(), access.user(), access.password(), database);
  }
}
