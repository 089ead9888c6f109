package io.memwall.standalone.torture;

import io.memwall.engines.ClickHouse;
import io.memwall.engines.ClickHouseEngine;
import io.memwall.engines.ClickHouseOptions;
import io.memwall.engines.KafkaCluster;
import io.memwall.schemas.TopicSetup;
import io.memwall.sql.Database;
import io.memwall.sql.MigrationSettings;
import io.memwall.sql.Migrator;
import io.memwall.standalone.CommandException;
import io.memwall.standalone.Progress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every process of a run: brokers, ClickHouse, topologies, sinks and an agent under load. */
final class Stage implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Stage.class);
  static final int PARTITIONS = 4;
  static final String NODE = "tortured";
  static final List<String> TOPOLOGIES = List.of("bandwidth", "allocation");

  private static final String DATABASE = "torture";
  private static final long CLICKHOUSE_BYTES = 1_500_000_000L;
  private static final int SPOOL_MIB = 8;
  private static final int BROKER_MIB = 384;
  private static final int CLICKHOUSE_MIB = 256;

  private final Path home;
  private final long seed;
  private final int brokers;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private Optional<Disk> spoolDisk = Optional.empty();
  private Optional<Disk> brokerDisk = Optional.empty();
  private Optional<Disk> clickHouseDisk = Optional.empty();
  private KafkaCluster kafka;
  private ClickHouseOptions clickHouseOptions;
  private ClickHouseEngine clickHouse;
  private Tables tables;
  private Worker agent;
  private Worker streams;
  private Worker moreStreams;
  private Worker sink;
  private Worker moreSink;
  private boolean closed;

  /**
   * Starts nothing.
   *
   * @param brokers one, or three of which one may be missing
   */
  Stage(Path home, long seed, int brokers) {
    this.home = home;
    this.seed = seed;
    this.brokers = brokers;
  }

  /** Starts everything; the load begins. */
  void start(Progress progress) throws Exception {
    spoolDisk = Disk.mount(home.resolve("spool"), SPOOL_MIB);
    brokerDisk = Disk.mount(home.resolve("kafka/try-1/node-1"), BROKER_MIB);
    clickHouseDisk = Disk.mount(home.resolve("clickhouse"), CLICKHOUSE_MIB);
    Stream.of(spoolDisk, brokerDisk, clickHouseDisk).flatMap(Optional::stream).forEach(open::push);
    var source = ClickHouse.findLocal(progress::say);
    List<Integer> ports = freePorts();
    clickHouseOptions =
        ClickHouseOptions.in(home.resolve("clickhouse"), source)
            .withPorts(ports.get(0), ports.get(1))
            .withMaxMemoryBytes(CLICKHOUSE_BYTES);
    kafka = progress.step("Kafka", () -> KafkaCluster.start(home.resolve("kafka"), brokers));
    open.push(kafka::kill);
    startClickHouse();
    open.push(() -> clickHouse.kill());
    tables = new Tables(new Database(clickHouse.httpUrl(), "default", "", DATABASE));
    progress.step("topics and tables", this::prepare);
    startWorkers();
  }

  private Object prepare() {
    try (var admin = admin()) {
      new TopicSetup(admin, PARTITIONS, brokers).ensure();
    }
    return Migrator.migrate(tables.database(), MigrationSettings.defaults());
  }

  private void startWorkers() throws IOException {
    streams = worker("streams-1", "streams", "--config", streamsConfig("streams-1"));
    moreStreams = worker("streams-2", "streams", "--config", streamsConfig("streams-2"));
    sink = worker("sink-1", "streams", "--config", sinkConfig());
    moreSink = worker("sink-2", "streams", "--config", sinkConfig());
    agent =
        worker(
            "agent",
            "dev",
            "torture-agent",
            "--kafka",
            kafka.bootstrapServers(),
            "--node",
            NODE,
            "--spool",
            home.resolve("spool/events").toString(),
            "--truth",
            truth().toString(),
            "--seed",
            Long.toString(seed));
    streams.start();
    sink.start();
    agent.start();
  }

  private Worker worker(String name, String... words) {
    var worker = new Worker(name, home, List.of(words));
    open.push(worker);
    return worker;
  }

  private String streamsConfig(String name) throws IOException {
    String config =
        """
        kafka: {bootstrap: "%s"}
        state_dir: %s
        run: [%s]
        scale: {standby_replicas: 0, replication_factor: %d, partitions: %d}
        """
            .formatted(
                kafka.bootstrapServers(),
                home.resolve("state-" + name),
                String.join(", ", TOPOLOGIES),
                brokers,
                PARTITIONS);
    return Files.writeString(home.resolve(name + ".yaml"), config).toString();
  }

  private String sinkConfig() throws IOException {
    String config =
        """
        kafka: {bootstrap: "%s"}
        run: [sink]
        clickhouse: {url: "%s", database: %s}
        """
            .formatted(kafka.bootstrapServers(), tables.database().url(), DATABASE);
    return Files.writeString(home.resolve("sink.yaml"), config).toString();
  }

  private static List<Integer> freePorts() throws IOException {
    // Both held at once, so that they differ; a restarted server must find its own free.
    try (var one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return List.of(one.getLocalPort(), other.getLocalPort());
    }
  }

  Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
  }

  Path home() {
    return home;
  }

  /** Where every event is written down before it leaves. */
  Path truth() {
    return home.resolve("truth.txt");
  }

  KafkaCluster kafka() {
    return kafka;
  }

  int brokers() {
    return brokers;
  }

  ClickHouseEngine clickHouse() {
    return clickHouse;
  }

  /** Starts the server on its directory and ports. */
  synchronized void startClickHouse() {
    requireOpen();
    clickHouse = ClickHouseEngine.start(clickHouseOptions);
  }

  /** Starts a broker that is gone. */
  synchronized void startBroker(int index) {
    requireOpen();
    kafka.restart(index);
  }

  /** Starts a process, or starts it again. */
  synchronized void start(Worker worker) {
    requireOpen();
    worker.start();
  }

  private void requireOpen() {
    if (closed) {
      throw new CommandException("stopped before it was done");
    }
  }

  Tables tables() {
    return tables;
  }

  Worker agent() {
    return agent;
  }

  Worker streams() {
    return streams;
  }

  /** A second one, which runs at times only. */
  Worker moreStreams() {
    return moreStreams;
  }

  Worker sink() {
    return sink;
  }

  /** A second one, which runs at times only. */
  Worker moreSink() {
    return moreSink;
  }

  Optional<Disk> spoolDisk() {
    return spoolDisk;
  }

  Optional<Disk> brokerDisk() {
    return brokerDisk;
  }

  Optional<Disk> clickHouseDisk() {
    return clickHouseDisk;
  }

  /** Leaves nothing running and nothing mounted; files stay. */
  @Override
  public synchronized void close() {
    closed = true;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        log.warn("while stopping: {}", e.getMessage());
      }
    }
  }
}
