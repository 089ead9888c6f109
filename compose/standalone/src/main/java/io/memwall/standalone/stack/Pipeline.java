package io.memwall.standalone.stack;

import io.memwall.schemas.SchemaLog;
import io.memwall.streams.StreamsProcess;
import io.memwall.streams.StreamsSettings;
import io.memwall.streams.sink.ClickHouseSink;
import io.memwall.streams.sink.SinkConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What runs between Kafka and ClickHouse: the topologies and the sink, as threads of this process.
 */
final class Pipeline implements AutoCloseable {
  static final String SINK = "sink";
  private static final Duration STREAMS_STOP_WITHIN = Duration.ofSeconds(5);

  private final SchemaLog streamSchemas;
  private final StreamsProcess streams;
  private final Optional<SinkThread> sink;

  /**
   * Where the parts connect to.
   *
   * @param kafka bootstrap servers
   * @param partitions of every topic
   * @param stateDirectory for the stores of the topologies
   */
  record Places(String kafka, int partitions, Path stateDirectory) {}

  /**
   * Prepares the named parts; starts nothing.
   *
   * @param parts names of {@link Topologies} and {@link #SINK}
   * @param tables where the sink writes
   */
  Pipeline(Places places, SinkConfig tables, Collection<String> parts) {
    streamSchemas = new KafkaClients(places.kafka()).schemaLog();
    streams =
        Topologies.of(
            StreamsSettings.single(places.kafka(), places.stateDirectory()),
            places.partitions(),
            streamSchemas,
            parts);
    sink =
        parts.contains(SINK)
            ? Optional.of(new SinkThread(new ClickHouseSink(tables)))
            : Optional.empty();
  }

  static List<String> everything() {
    var parts = new ArrayList<>(Topologies.NAMES);
    parts.add(SINK);
    return List.copyOf(parts);
  }

  void start() {
    streams.start();
    sink.ifPresent(SinkThread::start);
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
