package io.memwall.streams;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/**
 * Runs topologies, each as an application of its own, exactly once. The topics they read must
 * exist. A thread that fails is replaced a few times; then the application stops and says why in
 * its {@link StreamsStatus}, while the others go on.
 */
public final class StreamsProcess implements AutoCloseable {
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(15);

  private final StreamsSettings settings;
  private final Map<String, Application> applications = new LinkedHashMap<>();

  /**
   * Prepares the topologies; starts nothing.
   *
   * @param settings how to run
   * @param topologies by name; the name is part of the application id, so renaming one begins anew
   * @param time for the rate of failures only
   */
  public StreamsProcess(
      StreamsSettings settings, Map<String, Supplier<Topology>> topologies, InstantSource time) {
    this.settings = settings;
    topologies.forEach(
        (name, topology) ->
            applications.put(name, new Application(name, settings, topology.get(), time)));
  }

  /** Begins to run; returns before the tasks do. */
  public void start() {
    applications.values().forEach(Application::start);
  }

  /** How each application fares, in the order given. */
  public List<StreamsStatus> status() {
    return applications.values().stream().map(Application::status).toList();
  }

  /**
   * What a store of a running topology holds now, by key: of the partitions this process has.
   *
   * @throws IllegalStateException if the topology does not run here, or its tasks are moving
   */
  public <V> Map<String, V> held(String topology, String store) {
    var application = applications.get(topology);
    if (application == null) {
      throw new IllegalStateException("topology " + topology + " does not run here");
    }
    try {
      return application.held(store);
    } catch (InvalidStateStoreException e) {
      throw new IllegalStateException(
          "topology " + topology + " cannot be asked now: " + e.getMessage(), e);
    }
  }

  /** What the stores of this process take, by topology and store. */
  public List<StoreSize> storeSizes() {
    return applications.values().stream().flatMap(one -> one.storeSizes().stream()).toList();
  }

  /**
   * Other processes that have partitions of a store, as {@code host:port}: those of them that were
   * told their address by Kafka Streams' setting {@code application.server}. One that died is among
   * them until its tasks have moved.
   */
  public Set<String> others(String topology, String store) {
    var application = applications.get(topology);
    return application == null ? Set.of() : application.others(store);
  }

  /**
   * What is still to be read, over all applications and their internal topics.
   *
   * @throws StreamsLag.LagUnknownException if the broker does not answer
   */
  public StreamsLag lag(Admin admin) {
    var lag = StreamsLag.NONE;
    for (var application : applications.values()) {
      lag = lag.plus(StreamsLag.of(admin, application.id(), application.readTopics()));
    }
    return lag;
  }

  /** The same with a connection of its own. */
  public StreamsLag lag() {
    var config =
        Map.<String, Object>of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    try (var admin = Admin.create(config)) {
      return lag(admin);
    }
  }

  /**
   * Topics an application would read, the internal ones by their names in Kafka. Nothing is
   * prepared, opened or locked.
   *
   * @param settings of which the prefix of application ids is used
   * @param name of the topology, as given to the process that runs it
   */
  public static Set<String> readTopics(
      StreamsSettings settings, String name, Supplier<Topology> topology) {
    return ReadTopics.of(topology.get().describe(), settings.applicationId(name));
  }

  /** Topics of which every task of a topology keeps the whole, beside those it reads. */
  public static Set<String> wholeTopics(Supplier<Topology> topology) {
    return ReadTopics.whole(topology.get().describe());
  }

  /** Topics a topology reads, the internal ones by their names in Kafka. */
  public Set<String> readTopics(String topology) {
    return applications.get(topology).readTopics();
  }

  /**
   * Commits, leaves the groups and stops.
   *
   * @param within how long all applications together may take: they are closed side by side
   * @return whether all stopped in time
   */
  public boolean close(Duration within) {
    return Together.all(applications.values(), application -> application.close(within));
  }

  @Override
  public void close() {
    close(CLOSE_WITHIN);
  }
}
