package io.memwall.streams;

import io.memwall.schemas.KafkaRefusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running topology. */
final class Application {
  private static final Logger LOG = LoggerFactory.getLogger(Application.class);

  /** To look is to go through all metrics, some thousands of them. */
  private static final long LOOK_EVERY_MS = 1_000;

  private final String name;
  private final String id;
  private final Map<String, Object> config;
  private final KafkaStreams streams;
  private final Set<String> readTopics;
  private final FailureBudget budget;
  private final AtomicInteger replaced = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final InstantSource time;
  private final Frozen frozen;
  private final String address;
  private Optional<String> standstill = Optional.empty();
  private long lookedMs = Long.MIN_VALUE;

  Application(String name, StreamsSettings settings, Topology topology, InstantSource time) {
    this.name = name;
    id = settings.applicationId(name);
    budget = new FailureBudget(time);
    this.time = time;
    frozen = new Frozen(time);
    address = settings.address();
    readTopics = ReadTopics.of(topology.describe(), id);
    config = settings.of(name);
    streams = new KafkaStreams(topology, new StreamsConfig(config));
    streams.setUncaughtExceptionHandler(this::onFailure);
    streams.setStateListener((now, before) -> LOG.info("{}: {} after {}", id, now, before));
  }

  String id() {
    return id;
  }

  Set<String> readTopics() {
    return readTopics;
  }

  void start() {
    streams.start();
  }

  StreamsStatus status() {
    int tasks =
        streams.metadataForLocalThreads().stream()
            .mapToInt(thread -> thread.activeTasks().size())
            .sum();
    var reason = Optional.ofNullable(failure.get()).map(this::reason);
    return new StreamsStatus(
        name, id, streams.state().name(), tasks, replaced.get(), reason, standstill());
  }

  private synchronized Optional<String> standstill() {
    long nowMs = time.millis();
    if (lookedMs == Long.MIN_VALUE || nowMs - lookedMs >= LOOK_EVERY_MS) {
      lookedMs = nowMs;
      standstill = frozen.reason(streams.state(), streams.metrics());
    }
    return standstill;
  }

  /**
   * What a store of this process's tasks holds now, by key.
   *
   * @throws org.apache.kafka.streams.errors.InvalidStateStoreException while the tasks are moving
   */
  <V> Map<String, V> held(String store) {
    var asked =
        StoreQueryParameters.fromNameAndType(store, QueryableStoreTypes.<String, V>keyValueStore())
            .enableStaleStores();
    var held = new TreeMap<String, V>();
    try (var rows = streams.store(asked).all()) {
      rows.forEachRemaining(row -> held.put(row.key, row.value));
    }
    return held;
  }

  /** Other processes that have a store, as {@code host:port}; only those that told where. */
  Set<String> others(String store) {
    return streams.streamsMetadataForStore(store).stream()
        .map(one -> one.hostInfo())
        .filter(host -> host.port() > 0)
        .map(host -> host.host() + ":" + host.port())
        .filter(host -> !host.equals(address))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  List<StoreSize> storeSizes() {
    return StoreSizes.of(name, streams.metrics());
  }

  boolean close(Duration within) {
    // Leaving spares the next start the wait for this member's session to end.
    return streams.close(
        CloseOptions.timeout(within)
            .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
  }

  private StreamThreadExceptionResponse onFailure(Throwable thrown) {
    if (budget.bears()) {
      LOG.warn("{}: a thread failed and is replaced", id, thrown);
      replaced.incrementAndGet();
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    LOG.error("{}: stopped after too many failures", id, thrown);
    failure.set(thrown);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private String reason(Throwable thrown) {
    return KafkaRefusal.of(thrown, config).orElseGet(() -> rootReason(thrown));
  }

  private static String rootReason(Throwable thrown) {
    var root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName() + ": " + root.getMessage();
  }
}
