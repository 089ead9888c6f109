package io.memwall.schemas;

import io.memwall.schemas.Topic.Retention;
import io.memwall.schemas.events.Allocation;
import io.memwall.schemas.events.Connection;
import io.memwall.schemas.events.Flow;
import io.memwall.schemas.events.Health;
import io.memwall.schemas.events.HostMemory;
import io.memwall.schemas.events.Hot;
import io.memwall.schemas.events.Inventory;
import io.memwall.schemas.events.LinkHealth;
import io.memwall.schemas.events.PoolSnapshot;
import io.memwall.schemas.events.Transaction;
import io.memwall.schemas.results.Alert;
import io.memwall.schemas.results.Bandwidth;
import io.memwall.schemas.results.Contention;
import io.memwall.schemas.results.Holding;
import io.memwall.schemas.results.Hotspot;
import io.memwall.schemas.results.Latency;
import io.memwall.schemas.results.LatencyCurve;
import io.memwall.schemas.results.Leak;
import io.memwall.schemas.results.PoolUse;
import io.memwall.schemas.results.Quarantine;
import io.memwall.schemas.results.ReplayRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The topic catalogue. All topics with values of ours have one partition count: stream tasks read
 * several of them side by side, partition by partition.
 */
public final class Topics {
  private static final long MIB = 1L << 20;
  private static final long GIB = 1L << 30;
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration MONTH = Duration.ofDays(30);

  public static final Topic<Flow> FLOW =
      new Topic<>("memwall.flow", Flow.class, "connection id", Retention.of(WEEK, 8 * GIB));
  public static final Topic<Hot> HOT =
      new Topic<>("memwall.hot", Hot.class, "pool node", Retention.of(WEEK, GIB));
  public static final Topic<Connection> CONNECTION =
      new Topic<>(
          "memwall.connection", Connection.class, "connection id", Retention.of(WEEK, 256 * MIB));
  public static final Topic<Transaction> TRANSACTION =
      new Topic<>(
          "memwall.transaction", Transaction.class, "connection id", Retention.of(WEEK, 512 * MIB));
  public static final Topic<LinkHealth> LINK =
      new Topic<>("memwall.link", LinkHealth.class, "node and port", Retention.of(WEEK, 512 * MIB));
  public static final Topic<HostMemory> HOST =
      new Topic<>("memwall.host", HostMemory.class, "node id", Retention.of(WEEK, GIB));
  public static final Topic<Allocation> ALLOCATION =
      new Topic<>("memwall.allocation", Allocation.class, "pool id", Retention.of(MONTH, GIB));
  public static final Topic<PoolSnapshot> SNAPSHOT =
      new Topic<>("memwall.snapshot", PoolSnapshot.class, "pool id", Retention.of(MONTH, GIB));
  public static final Topic<Inventory> INVENTORY =
      new Topic<>("memwall.inventory", Inventory.class, "object id", Retention.latestOfEachKey());
  public static final Topic<Inventory> INVENTORY_HISTORY =
      new Topic<>(
          "memwall.inventory.history",
          Inventory.class,
          "object id",
          Retention.of(Duration.ofDays(400), 256 * MIB));
  public static final Topic<Health> HEALTH =
      new Topic<>("memwall.health", Health.class, "node id", Retention.of(WEEK, 512 * MIB));
  public static final Topic<Bandwidth> BANDWIDTH =
      new Topic<>(
          "memwall.result.bandwidth", Bandwidth.class, "entity", Retention.of(WEEK, 4 * GIB));
  public static final Topic<Contention> CONTENTION =
      new Topic<>(
          "memwall.result.contention", Contention.class, "entity", Retention.of(WEEK, 512 * MIB));
  public static final Topic<PoolUse> POOL =
      new Topic<>("memwall.result.pool", PoolUse.class, "pool id", Retention.of(WEEK, 512 * MIB));
  public static final Topic<Holding> HOLDING =
      new Topic<>(
          "memwall.result.holding", Holding.class, "pool id", Retention.of(MONTH, 512 * MIB));
  public static final Topic<Leak> LEAK =
      new Topic<>("memwall.result.leak", Leak.class, "pool id", Retention.of(MONTH, 64 * MIB));
  public static final Topic<Alert> ALERT =
      new Topic<>("memwall.alert", Alert.class, "rule and entity", Retention.latestOfEachKey());
  public static final Topic<Hotspot> HOTSPOT =
      new Topic<>(
          "memwall.result.hotspot",
          Hotspot.class,
          "entity kind and entity",
          Retention.of(WEEK, 256 * MIB));

  public static final Topic<Latency> LATENCY =
      new Topic<>("memwall.result.latency", Latency.class, "entity", Retention.of(WEEK, GIB));
  public static final Topic<LatencyCurve> LATENCY_CURVE =
      new Topic<>(
          "memwall.result.curve", LatencyCurve.class, "entity", Retention.of(WEEK, 256 * MIB));

  /** What cannot be true and is in no figure. */
  public static final Topic<Quarantine> QUARANTINE =
      new Topic<>(
          "memwall.result.quarantine", Quarantine.class, "node id", Retention.of(MONTH, 256 * MIB));

  /** Minutes to compute anew from the log. */
  public static final Topic<ReplayRequest> REPLAY_REQUEST =
      new Topic<>(
          "memwall.replay.request",
          ReplayRequest.class,
          "name of the computation",
          Retention.of(MONTH, 64 * MIB));

  /** What could not be read or stored: raw bytes, with headers that say whence and why. */
  public static final String DEADLETTER = "memwall.deadletter";

  /** Fingerprint in hexadecimal to schema text, for readers older than a writer. */
  public static final String SCHEMAS = "memwall.schemas";

  static final Retention DEADLETTER_RETENTION = Retention.of(MONTH, GIB);

  private Topics() {}

  /** What collectors write, beside {@link #SCHEMAS}. */
  public static List<Topic<?>> events() {
    return List.of(
        FLOW,
        HOT,
        CONNECTION,
        TRANSACTION,
        LINK,
        HOST,
        HEALTH,
        ALLOCATION,
        SNAPSHOT,
        INVENTORY,
        INVENTORY_HISTORY);
  }

  /** The topics with values of ours, in the order of the flow. */
  public static List<Topic<?>> all() {
    return Stream.concat(events().stream(), results().stream()).toList();
  }

  private static List<Topic<?>> results() {
    return List.of(
        BANDWIDTH,
        CONTENTION,
        POOL,
        LATENCY,
        LATENCY_CURVE,
        HOLDING,
        LEAK,
        HOTSPOT,
        QUARANTINE,
        REPLAY_REQUEST,
        ALERT);
  }

  /** Bytes the catalogue may fill on disk, per replica; the small compacted topics aside. */
  public static long budgetBytes() {
    return all().stream().mapToLong(topic -> topic.keeps().bytes()).sum()
        + DEADLETTER_RETENTION.bytes();
  }
}
