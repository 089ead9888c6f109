package io.memwall.standalone.redrive;

import io.memwall.standalone.stack.Brokers;
import io.memwall.standalone.stack.Places;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which Kafka. */
final class KafkaOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The Kafka of a process of topologies or sink: what memwall streams is told.")
  private Path config;

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "Bootstrap servers that ask for no proof.")
  private String bootstrap;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "The stack that runs on this directory; without any of these the one that runs.")
  private Path data;

  Brokers brokers(CommandSpec spec) {
    if (Stream.of(config, bootstrap, data).filter(given -> given != null).count() > 1) {
      throw new ParameterException(
          spec.commandLine(), "one of --config, --kafka and --data, not several");
    }
    if (config != null) {
      return Brokers.of(config);
    }
    return Brokers.at(
        bootstrap == null
            ? Places.ofUser().theRunning(Optional.ofNullable(data)).kafka()
            : bootstrap);
  }
}
