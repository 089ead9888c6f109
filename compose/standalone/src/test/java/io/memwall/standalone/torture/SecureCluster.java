package io.memwall.standalone.torture;

import io.memwall.engines.ClickHouse;
import io.memwall.engines.ClickHouseEngine;
import io.memwall.engines.ClickHouseOptions;
import io.memwall.engines.KafkaCluster;
import io.memwall.engines.KafkaGuard;
import io.memwall.sql.Database;
import io.memwall.standalone.AgentMain;
import io.memwall.standalone.Main;
import io.memwall.standalone.stack.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;

/**
 * The production layout on one machine: three brokers that ask for TLS, certificates and passwords
 * and have no ACLs but ours, a ClickHouse, and every part of memwall a process and a user.
 */
final class SecureCluster implements AutoCloseable {
  static final int PARTITIONS = 2;
  private static final int BROKERS = 3;

  private final Path home;
  private final Deque<Runnable> open = new ArrayDeque<>();
  private final KafkaCluster kafka;
  private final Database database;

  /**
   * @param users and the role of each; without one a user may do nothing
   */
  SecureCluster(Path home, Map<String, String> users) throws Exception {
    this.home = home;
    // However the test ends, nothing goes on running.
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    var ours = Authority.make(home, "ours");
    ours.signed("client");
    Authority.make(home, "theirs").signed("stranger");
    secret("store", Authority.PASSWORD);
    var passwords = new HashMap<String, String>();
    for (String user : users.keySet()) {
      passwords.put(user, "secret-of-" + user);
      secret(user, "secret-of-" + user);
    }
    secret(KafkaGuard.ITSELF, Authority.PASSWORD);
    var guard = new KafkaGuard(ours.signed("broker"), Authority.PASSWORD, passwords).strict();
    kafka = KafkaCluster.start(home.resolve("kafka"), BROKERS, Optional.of(guard));
    open.push(kafka::kill);
    var source = ClickHouse.findLocal(line -> {});
    var clickHouse =
        ClickHouseEngine.start(ClickHouseOptions.in(home.resolve("clickhouse"), source));
    open.push(clickHouse::close);
    database = new Database(clickHouse.httpUrl(), "default", "", "secured");
    for (var user : users.entrySet()) {
      grant(user.getValue(), user.getKey(), any -> true);
    }
  }

  private void secret(String name, String text) throws IOException {
    Path file = Files.writeString(home.resolve(name + ".secret"), text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  /** Gives a user what a role may do, as the operator of Kafka. */
  void grant(String role, String user, Predicate<AclBinding> chosen) throws Exception {
    try (var admin = Admin.create(operator())) {
      admin.createAcls(RoleAcls.of(role, user).stream().filter(chosen).toList()).all().get();
    }
  }

  private Map<String, Object> operator() {
    String module = "org.apache.kafka.common.security.scram.ScramLoginModule required ";
    String login = "username=\"%s\" password=\"%s\";";
    return Map.of(
        "bootstrap.servers",
        kafka.bootstrapServers(),
        "security.protocol",
        "SASL_SSL",
        "sasl.mechanism",
        "SCRAM-SHA-512",
        "sasl.jaas.config",
        module + login.formatted(KafkaGuard.ITSELF, Authority.PASSWORD),
        "ssl.truststore.location",
        home.resolve("ours.pem").toString(),
        "ssl.truststore.type",
        "PEM",
        "ssl.keystore.location",
        home.resolve("client.p12").toString(),
        "ssl.keystore.type",
        "PKCS12",
        "ssl.keystore.password",
        Authority.PASSWORD,
        "ssl.key.password",
        Authority.PASSWORD);
  }

  /** How a user proves itself to whom; {@code kafka} of a configuration. */
  String kafka(Proof proof) {
    return """
        kafka:
          bootstrap: "%s"
          security:
            protocol: SASL_SSL
            truststore: %s/%s.pem
            keystore: %s/%s.p12
            keystore_password_file: %s/store.secret
            username: %s
            password_file: %s/%s.secret
        """
        .formatted(
            kafka.bootstrapServers(),
            home,
            proof.authority(),
            home,
            proof.certificate(),
            home,
            proof.user(),
            home,
            proof.password());
  }

  /**
   * What is shown to brokers, by the names of files.
   *
   * @param authority that is believed
   */
  record Proof(String user, String password, String authority, String certificate) {
    static Proof of(String user) {
      return new Proof(user, user, "ours", "client");
    }

    Proof believing(String other) {
      return new Proof(user, password, other, certificate);
    }

    Proof showing(String other) {
      return new Proof(user, password, authority, other);
    }

    Proof saying(String other) {
      return new Proof(user, other, authority, certificate);
    }
  }

  /** Topologies, on standbys of each other. */
  Daemon streams(String name, Proof proof) throws IOException {
    String text =
        kafka(proof)
            + """
            state_dir: %s
            run: [%s]
            scale: {standby_replicas: 1, replication_factor: %d, partitions: %d}
            """
                .formatted(
                    home.resolve("state-" + name),
                    String.join(", ", Scratch.topologies()),
                    BROKERS,
                    PARTITIONS);
    return start(Main.class, name, "streams", "--config", config(name, text));
  }

  Daemon sink(String name, Proof proof) throws IOException {
    return start(Main.class, name, "streams", "--config", sinkConfig(name, proof));
  }

  /** What the sink is told; admin's tools take the same. */
  String sinkConfig(String name, Proof proof) throws IOException {
    String text =
        kafka(proof)
            + """
            run: [sink]
            scale: {replication_factor: %d, partitions: %d}
            clickhouse: {url: "%s", database: %s}
            """
                .formatted(BROKERS, PARTITIONS, database.url(), database.name());
    return config(name, text);
  }

  Daemon alerts(String name, Proof proof) throws IOException {
    Path rules = Files.writeString(home.resolve("rules.yaml"), "receivers: []\n");
    String text = kafka(proof) + "rules: " + rules + "\n";
    return start(Main.class, name, "alerts", "--config", config(name, text));
  }

  /** An agent that watches no interface, follows a file of allocations, and tells of its host. */
  Daemon agent(String node, Proof proof) throws IOException {
    return start(AgentMain.class, node, "collect", "--config", agentConfig(node, proof));
  }

  String agentConfig(String node, Proof proof) throws IOException {
    String text =
        """
        node: {id: %s, data_dir: %s}
        http: {listen: off}
        intake: {follow: [%s]}
        """
                .formatted(node, home.resolve("data-" + node), ledger(node))
            + kafka(proof);
    return config(node, text);
  }

  /** Where the node's pool manager writes. */
  Path ledger(String node) {
    return home.resolve(node + ".jsonl");
  }

  private String config(String name, String text) throws IOException {
    return Files.writeString(home.resolve(name + ".yaml"), text).toString();
  }

  Daemon start(Class<?> main, String name, String... words) throws IOException {
    var daemon = Daemon.start(main, home.resolve(name + ".log"), words);
    open.push(daemon::close);
    return daemon;
  }

  Tables tables() {
    return new Tables(database);
  }

  @Override
  public synchronized void close() {
    while (!open.isEmpty()) {
      open.pop().run();
    }
  }
}
