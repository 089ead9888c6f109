package io.memwall.engines;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** A server that this process started, or, for an external one, merely found. Thread-safe. */
public sealed interface Engine extends AutoCloseable permits KafkaEngine, ClickHouseEngine {
  /** {@code kafka} or {@code clickhouse}. */
  String name();

  /** The child's process id; empty for an external server, which is nobody's child. */
  OptionalLong pid();

  /** True while the child runs; for an external server, until {@link #close}. */
  boolean isAlive();

  /** Where the server's own log goes; empty file or none as long as it has nothing to say. */
  Path logFile();

  /**
   * Completes once, when the child has ended for whatever reason; {@link EngineExit#asked} tells a
   * stop from a death. Never completes for an external server.
   */
  CompletableFuture<EngineExit> onExit();

  /**
   * Stops the child cleanly, with SIGKILL after the engine's deadline (Kafka 8 s, ClickHouse 7 s),
   * and returns when it is gone. Repeating it does nothing; an external server is left alone.
   */
  @Override
  void close();

  /** Ends the child by SIGKILL and returns when it is gone: what a power cut looks like to it. */
  void kill();
}
