package io.memwall.standalone.stack;

import io.memwall.sql.Database;
import io.memwall.standalone.CommandException;
import io.memwall.streams.StreamsSettings;
import io.memwall.streams.alerts.AlertsConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What there is to look after, wherever its parts run.
 *
 * @param kafka what every client is told; holds the secrets
 * @param tables where the sink writes; empty when nobody said so
 * @param partitions of every topic
 * @param topologies consumer groups of the topologies
 * @param sink consumer group of the sink
 * @param alerts consumer group of the delivery of alerts
 * @param stack the one on this machine; empty when the parts are elsewhere
 */
public record Site(
    Map<String, Object> kafka,
    Optional<Database> tables,
    int partitions,
    List<String> topologies,
    String sink,
    String alerts,
    Optional<StackFile> stack) {

  /** Everything on one machine. */
  public static Site of(StackFile stack) {
    return new Site(
        KafkaClients.of(stack.kafka()).settings(),
        Optional.of(ClickHouseAccess.ofUser().at(stack.clickHouse())),
        stack.partitions(),
        groups(StreamsSettings.APPLICATION_PREFIX),
        Sinks.GROUP,
        AlertsConfig.DEFAULT_GROUP,
        Optional.of(stack));
  }

  /**
   * Parts as processes of their own.
   *
   * @param config what {@code memwall streams} is told
   * @throws CommandException if it is wrong
   */
  public static Site of(Path config) {
    var plan = StreamsPlan.of(config);
    return new Site(
        new KafkaClients(plan.kafka()).settings(),
        plan.tables().map(StreamsPlan.Tables::open),
        plan.scale().partitions(),
        groups(plan.scale().prefix()),
        Sinks.GROUP,
        AlertsConfig.DEFAULT_GROUP,
        Optional.empty());
  }

  private static List<String> groups(String prefix) {
    return Topologies.NAMES.stream().map(name -> prefix + name).toList();
  }
}
