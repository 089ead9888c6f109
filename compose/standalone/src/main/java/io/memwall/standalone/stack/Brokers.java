package io.memwall.standalone.stack;

import java.nio.file.Path;
import java.util.Map;

/** The Kafka of a site, for commands that read and write its topics. */
public final class Brokers {
  private final KafkaClients clients;

  private Brokers(KafkaClients clients) {
    this.clients = clients;
  }

  /**
   * Without proof and encryption.
   *
   * @param bootstrap HOST:PORT, several with commas
   */
  public static Brokers at(String bootstrap) {
    return new Brokers(KafkaClients.of(bootstrap));
  }

  /**
   * As a process of topologies or sink reaches it, TLS and login included.
   *
   * @param config what {@code memwall streams} is told
   * @throws io.memwall.standalone.CommandException if it is wrong
   */
  public static Brokers of(Path config) {
    return new Brokers(new KafkaClients(StreamsPlan.of(config).kafka()));
  }

  /** What every client is told; holds the secrets. */
  public Map<String, Object> settings() {
    return clients.settings();
  }

  /** Where they are; no secret. */
  @Override
  public String toString() {
    return clients.cluster().bootstrap();
  }
}
