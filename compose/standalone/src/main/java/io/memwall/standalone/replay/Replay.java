package io.memwall.standalone.replay;

import io.memwall.sql.Database;
import io.memwall.sql.MigrationSettings;
import io.memwall.sql.Migrator;
import io.memwall.standalone.CommandException;
import io.memwall.standalone.Progress;
import io.memwall.standalone.stack.Scratch;
import io.memwall.streams.hotspot.RulesByEntity;
import io.memwall.streams.latency.LatencyRules;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A stretch of a log, computed anew into tables of its own.
 *
 * @param kafka bootstrap servers of the log
 * @param stretch which part of it
 * @param parts the topologies
 * @param order how records arrive
 * @param rules that scores were given by
 * @param latency what it took live to say something about latency
 */
record Replay(
    String kafka,
    Stretch stretch,
    List<String> parts,
    Order order,
    RulesByEntity rules,
    LatencyRules latency) {
  private static final String SCORES = "hotspot";

  Replay {
    parts = List.copyOf(parts);
  }

  /**
   * How records arrive.
   *
   * @param partitions of the replay's topics
   * @param shuffle a seed, for an order of arrival that never was
   */
  record Order(int partitions, OptionalLong shuffle) {}

  /**
   * Computes and stores; nothing but the database is left when this returns.
   *
   * @throws CommandException if the log holds nothing of the stretch
   */
  void into(Database shadow, Progress progress) throws Exception {
    Migrator.migrate(shadow, MigrationSettings.defaults());
    // Scores are given once, on what had come by then: repeated, not computed from what came since.
    var computed = parts.stream().filter(part -> !part.equals(SCORES)).toList();
    try (var scratch =
        progress.step(
            "Kafka",
            () ->
                Scratch.open(
                    order.partitions(), Scratch.withSink(computed), Optional.of(shadow)))) {
      long copied = progress.step("log copied", () -> copy(scratch, progress));
      if (copied == 0) {
        throw new CommandException(
            "the log holds nothing of " + stretch.from() + " to " + stretch.to());
      }
      scratch.measuring(latency).begin();
      progress.step(
          "computed and stored",
          () -> {
            scratch.settle(progress::say);
            return null;
          });
    }
  }

  private long copy(Scratch scratch, Progress progress) {
    var way = new LogCopy.Way(kafka, scratch.kafka());
    long copied = 0;
    if (parts.contains(SCORES)) {
      copied = new ScoresAgain(way, stretch, rules).copy();
      progress.say("  %,d scores given again".formatted(copied));
    }
    try (var copy = new LogCopy(way, order.partitions(), order.shuffle(), progress::say)) {
      return copied + copy.copy(scratch.inputs(), stretch);
    }
  }
}
