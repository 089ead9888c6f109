package io.memwall.standalone.stack;

import io.memwall.sql.Database;
import io.memwall.standalone.CommandException;
import io.memwall.streams.latency.LatencyRules;
import java.nio.file.Path;

/**
 * What runs, as those see it who compute it anew.
 *
 * @param kafka bootstrap servers of its log
 * @param partitions of its topics
 * @param tables where its results are
 * @param latency what its topologies take to say something about latency
 */
public record LiveSite(String kafka, int partitions, Database tables, LatencyRules latency) {
  private static final String PROTOCOL = "security.protocol";

  /** All of it on this machine, by {@code memwall up}. */
  public static LiveSite of(StackFile stack) {
    Database tables = ClickHouseAccess.ofUser().at(stack.clickHouse());
    return new LiveSite(stack.kafka(), stack.partitions(), tables, LatencyRules.DEFAULT);
  }

  /**
   * Topologies and sink as processes of their own.
   *
   * @param config what {@code memwall streams} is told where the sink runs
   * @throws CommandException if it is wrong, has no tables, or its Kafka asks for proof
   */
  public static LiveSite of(Path config) {
    StreamsPlan plan = StreamsPlan.of(config);
    Object protocol = plan.kafka().properties().getOrDefault(PROTOCOL, "PLAINTEXT");
    if (!protocol.toString().equals("PLAINTEXT")) {
      throw new CommandException(
          "%s: a log that is reached by %s cannot be replayed yet".formatted(config, protocol));
    }
    Database tables =
        plan.tables()
            .map(StreamsPlan.Tables::open)
            .orElseThrow(
                () ->
                    new CommandException(
                        config + " runs no sink: give the configuration of one that does"));
    return new LiveSite(
        plan.kafka().bootstrap(), plan.scale().partitions(), tables, plan.latency());
  }
}
