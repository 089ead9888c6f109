package io.memwall.standalone.stack;

import io.memwall.collectors.agent.config.BrokersKind;
import io.memwall.collectors.agent.config.ChoiceKind;
import io.memwall.collectors.agent.config.CountKind;
import io.memwall.collectors.agent.config.FileKind;
import io.memwall.collectors.agent.config.KafkaSecurity;
import io.memwall.collectors.agent.config.Machine;
import io.memwall.collectors.agent.config.NumberKind;
import io.memwall.collectors.agent.config.PathKind;
import io.memwall.collectors.agent.config.SecretFile;
import io.memwall.collectors.agent.config.Section;
import io.memwall.collectors.agent.config.ServerConfig;
import io.memwall.collectors.agent.config.TextKind;
import io.memwall.collectors.agent.config.YamlFile;
import io.memwall.collectors.agent.http.HttpSettings;
import io.memwall.collectors.agent.http.ListenAddress;
import io.memwall.sql.Database;
import io.memwall.sql.SizeBounds;
import io.memwall.sql.SizeRetention;
import io.memwall.standalone.CommandException;
import io.memwall.standalone.rules.RulesFile;
import io.memwall.streams.StreamsSettings;
import io.memwall.streams.latency.LatencyRules;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.streams.StreamsConfig;

/**
 * What a process of topologies and sink is told.
 *
 * @param kafka which cluster
 * @param stateDir where stores are kept between restarts; may be lost, at the price of a restore
 * @param parts topologies and {@code sink}, those this process runs
 * @param scale how it is spread
 * @param tables where the sink writes; empty exactly when this process runs none
 * @param http where what holds now is told; nobody can ask when empty
 * @param rules when an entity is near the wall
 * @param latency what it takes to say something about latency
 */
record StreamsPlan(
    Cluster kafka,
    Path stateDir,
    List<String> parts,
    Scale scale,
    Optional<Tables> tables,
    Optional<HttpSettings> http,
    RulesFile rules,
    LatencyRules latency) {
  private static final Pattern ADDRESS = Pattern.compile("https?://[^/?]+/?");
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0");
  private static final int LONG_TEXT = 200;
  private static final int MOST_SAMPLES = 1_000_000;

  StreamsPlan {
    parts = List.copyOf(parts);
  }

  /**
   * A Kafka cluster as clients are told of it.
   *
   * @param security how they prove themselves; empty where nobody asks
   */
  record Cluster(String bootstrap, Optional<KafkaSecurity> security) {
    static Cluster open(String bootstrap) {
      return new Cluster(bootstrap, Optional.empty());
    }

    /** What every client is told beside the address; holds the secrets. */
    Map<String, Object> properties() {
      return Map.copyOf(security.map(KafkaSecurity::properties).orElse(Map.of()));
    }
  }

  /**
   * How much of everything.
   *
   * @param threads of each topology in this process
   * @param standbys further processes that keep a copy of each store
   * @param replication copies of each internal topic's partition
   * @param partitions of every topic of the catalogue
   * @param prefix of application ids: another one begins anew, beside the first
   */
  record Scale(int threads, int standbys, int replication, int partitions, String prefix) {
    static Scale single(int partitions) {
      return new Scale(1, 0, 1, partitions, StreamsSettings.APPLICATION_PREFIX);
    }
  }

  /**
   * A database and who may write there.
   *
   * @param cluster of ClickHouse that the tables are spread over; empty for one server
   * @param bounds how much they may take
   */
  record Tables(
      String url,
      String user,
      Optional<SecretFile> password,
      String database,
      Optional<String> cluster,
      SizeBounds bounds) {
    Database open() {
      return new Database(url, user, password.map(SecretFile::read).orElse(""), database);
    }

    SizeRetention retention() {
      return new SizeRetention(open(), bounds, cluster, InstantSource.system());
    }
  }

  /** One process on one machine, which writes to nobody's database. */
  static StreamsPlan single(String kafka, Path stateDir, int partitions) {
    return new StreamsPlan(
        Cluster.open(kafka),
        stateDir,
        Pipeline.everything(),
        Scale.single(partitions),
        Optional.empty(),
        Optional.empty(),
        RulesFile.none(),
        LatencyRules.DEFAULT);
  }

  /** The same, telling what holds now at an address. */
  StreamsPlan telling(Optional<HttpSettings> at) {
    return new StreamsPlan(kafka, stateDir, parts, scale, tables, at, rules, latency);
  }

  /** The same, with other thresholds. */
  StreamsPlan judging(RulesFile other) {
    return new StreamsPlan(kafka, stateDir, parts, scale, tables, http, other, latency);
  }

  /** The same, with another notion of what latency can be judged by. */
  StreamsPlan measuring(LatencyRules other) {
    return new StreamsPlan(kafka, stateDir, parts, scale, tables, http, rules, other);
  }

  StreamsPlan running(List<String> chosen) {
    return new StreamsPlan(kafka, stateDir, chosen, scale, tables, http, rules, latency);
  }

  /**
   * What a file says.
   *
   * @throws CommandException if it is wrong
   */
  static StreamsPlan of(Path config) {
    YamlFile<StreamsPlan> read =
        YamlFile.read(config, Machine.thisOne(System.getenv()), StreamsPlan::read);
    return read.value()
        .orElseThrow(
            () -> new CommandException(String.join(System.lineSeparator(), read.mistakes())));
  }

  static StreamsPlan read(Section root) {
    Cluster kafka = root.section("kafka", StreamsPlan::cluster);
    Path state =
        root.ask("state_dir", "where topologies keep their stores between restarts")
            .or(PathKind.ANY, Path.of("/var/lib/memwall/streams"));
    List<String> all = Pipeline.everything();
    List<String> parts =
        root.ask("run", "which topologies, and the sink")
            .list(ChoiceKind.of(all, part -> part), all);
    Scale scale = root.section("scale", StreamsPlan::scale);
    boolean sink = parts.contains(Pipeline.SINK);
    Optional<Tables> tables = root.section("clickhouse", section -> tables(section, sink));
    ServerConfig http =
        root.section(
            "http",
            section ->
                ServerConfig.read(section, "where /state and /health are told", Optional.empty()));
    LatencyRules latency = root.section("latency", StreamsPlan::latency);
    return new StreamsPlan(
        kafka, state, parts, scale, tables, http.settings(), rules(root), latency);
  }

  private static RulesFile rules(Section root) {
    Optional<Path> file =
        root.ask("rules", "when an entity is near the wall; see memwall rules check")
            .maybe(new FileKind(root.machine(), false));
    try {
      return RulesFile.required(file);
    } catch (CommandException e) {
      root.wrong("rules", "cannot be used: " + e.getMessage(), "a file without mistakes");
      return RulesFile.none();
    }
  }

  static Cluster cluster(Section section) {
    String bootstrap =
        section.ask("bootstrap", "brokers to ask first").need(new BrokersKind(), "localhost:9092");
    return new Cluster(bootstrap, Optional.of(section.section("security", KafkaSecurity::read)));
  }

  private static Scale scale(Section section) {
    return new Scale(
        section.ask("threads", "of each topology in this process").or(new CountKind(1, 64), 1),
        section
            .ask("standby_replicas", "processes that keep a copy of each store beside its owner")
            .or(new CountKind(0, 4), 0),
        section
            .ask("replication_factor", "brokers that keep each internal topic")
            .or(new CountKind(1, 9), 1),
        section
            .ask("partitions", "of every topic, as they were created")
            .or(new CountKind(1, 1_000), 4),
        section
            .ask("application_prefix", "of application ids; another one begins anew")
            .or(TextKind.NAME, StreamsSettings.APPLICATION_PREFIX));
  }

  private static LatencyRules latency(Section section) {
    var usual = LatencyRules.DEFAULT;
    return new LatencyRules(
        section
            .ask("samples", "requests a window needs for an inflation, a bin of a curve to count")
            .or(new CountKind(1, MOST_SAMPLES), (int) usual.samples()),
        section
            .ask("quiet_samples", "requests a window needs to count for a baseline")
            .or(new CountKind(1, MOST_SAMPLES), (int) usual.quietSamples()),
        section
            .ask("quiet_below", "utilisation of every direction below which a window is quiet")
            .or(new NumberKind(0.01, 1, "of its capacity"), usual.quietBelow()),
        section
            .ask("target_inflation", "how many times its baseline a link's answers may take")
            .or(new NumberKind(1.01, 1_000, "times"), usual.targetInflation()));
  }

  private static Optional<Tables> tables(Section section, boolean needed) {
    var ask = section.ask("url", "HTTP interface of ClickHouse; the sink needs it");
    var address = new TextKind(LONG_TEXT, ADDRESS, "http://HOST:PORT or https://HOST:PORT");
    Optional<String> url =
        needed ? Optional.of(ask.need(address, "http://localhost:8123")) : ask.maybe(address);
    String user =
        section
            .ask("user", "who writes")
            .or(new TextKind(LONG_TEXT, Pattern.compile("[^\\p{Cntrl}]+"), "a name"), "default");
    Optional<SecretFile> password =
        section
            .ask("password_file", "holds the password of user")
            .maybe(FileKind.secret(section.machine()));
    String database =
        section
            .ask("database", "that memwall up or an upgrade has prepared")
            .or(new TextKind(LONG_TEXT, IDENTIFIER, "letters, digits and _"), "memwall");
    Optional<String> cluster =
        section
            .ask("cluster", "as ClickHouse names it; its tables are spread over it")
            .maybe(TextKind.NAME);
    SizeBounds bounds = section.section("bounds", BoundsSection::read);
    return needed
        ? url.map(found -> new Tables(found, user, password, database, cluster, bounds))
        : Optional.empty();
  }

  /** Where others can ask; nowhere by a socket's path, a port not known yet, or every address. */
  private static Optional<String> address(HttpSettings at) {
    return at.listen() instanceof ListenAddress.Tcp tcp
            && tcp.port() > 0
            && !EVERY_ADDRESS.contains(tcp.host())
        ? Optional.of(
            (tcp.host().contains(":") ? "[%s]:%d" : "%s:%d").formatted(tcp.host(), tcp.port()))
        : Optional.empty();
  }

  /** The same in the words of the topologies. */
  StreamsSettings settings() {
    var overrides = new HashMap<String, Object>(kafka.properties());
    overrides.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, scale.standbys());
    http.flatMap(StreamsPlan::address)
        .ifPresent(at -> overrides.put(StreamsConfig.APPLICATION_SERVER_CONFIG, at));
    return new StreamsSettings(
        kafka.bootstrap(),
        stateDir,
        scale.threads(),
        scale.replication(),
        scale.prefix(),
        overrides);
  }
}
