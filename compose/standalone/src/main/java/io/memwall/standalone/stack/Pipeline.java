package io.memwall.standalone.stack;

import io.memwall.schemas.SchemaLog;
import io.memwall.sql.Database;
import io.memwall.streams.StoreSize;
import io.memwall.streams.StreamsLag;
import io.memwall.streams.StreamsProcess;
import io.memwall.streams.StreamsStatus;
import io.memwall.streams.hotspot.ScoreSettings;
import io.memwall.streams.sink.ClickHouseSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;

/**
 * What runs between Kafka and ClickHouse: the topologies and the sink, as threads of this process.
 */
final class Pipeline implements AutoCloseable {
  static final String SINK = "sink";
  private static final Duration STREAMS_STOP_WITHIN = Duration.ofSeconds(5);

  private final Map<String, Object> kafka;
  private final SchemaLog streamSchemas;
  private final StreamsProcess streams;
  private final Optional<SinkThread> sink;

  /**
   * Prepares the parts of a plan; starts nothing.
   *
   * @param tables where the sink writes, if the plan runs one
   */
  Pipeline(StreamsPlan plan, Optional<Database> tables) {
    this(plan, tables, ScoreSettings.with(plan.rules().scoring()));
  }

  /** The same, judging in another way. */
  Pipeline(StreamsPlan plan, Optional<Database> tables, ScoreSettings scoring) {
    kafka = new KafkaClients(plan.kafka()).settings();
    streamSchemas = new KafkaClients(plan.kafka()).schemaLog();
    streams = Topologies.of(plan, streamSchemas, scoring);
    sink =
        plan.parts().contains(SINK)
            ? Optional.of(
                new SinkThread(
                    new ClickHouseSink(Sinks.config(plan.kafka(), tables.orElseThrow())), kafka))
            : Optional.empty();
  }

  static List<String> everything() {
    var parts = new ArrayList<>(Topologies.NAMES);
    parts.add(SINK);
    return List.copyOf(parts);
  }

  void start() {
    if (!streams.status().isEmpty()) {
      Announcement.make(kafka);
    }
    streams.start();
    sink.ifPresent(SinkThread::start);
  }

  /**
   * What the topologies have still to read.
   *
   * @throws StreamsLag.LagUnknownException if the broker does not answer
   */
  StreamsLag lag(Admin admin) {
    return streams.lag(admin);
  }

  /** Positions the sink has not stored yet; 0 without one. */
  long unstored() {
    return sink.map(SinkThread::lag).orElse(0L);
  }

  /** How each topology fares. */
  List<StreamsStatus> status() {
    return streams.status();
  }

  /**
   * What a store of a topology holds now, by key: of the partitions this process has.
   *
   * @throws IllegalStateException if the topology does not run here, or its tasks are moving
   */
  <V> Map<String, V> held(String topology, String store) {
    return streams.held(topology, store);
  }

  /** Other processes that have partitions of a store of a topology, as {@code host:port}. */
  Set<String> others(String topology, String store) {
    return streams.others(topology, store);
  }

  /** What the stores of this process take. */
  List<StoreSize> storeSizes() {
    return streams.storeSizes();
  }

  /** Why a part has stopped for good; empty while all is well. */
  Optional<String> failure() {
    for (var status : streams.status()) {
      if (status.failure().isPresent()) {
        return Optional.of("topology " + status.topology() + ": " + status.failure().get());
      }
    }
    return sink.flatMap(SinkThread::failure);
  }

  @Override
  public void close() {
    streams.close(STREAMS_STOP_WITHIN);
    sink.ifPresent(SinkThread::close);
    streamSchemas.close();
  }
}
