package io.memwall.standalone.stack;

import io.memwall.schemas.KafkaRefusal;
import io.memwall.streams.sink.ClickHouseSink;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A sink on a thread of its own. */
final class SinkThread implements AutoCloseable {
  private static final long STOP_WITHIN_MS = TimeUnit.SECONDS.toMillis(5);

  private final ClickHouseSink sink;
  private final Map<String, Object> kafka;
  private final Thread thread;
  private volatile String failure;

  /**
   * @param kafka what its clients are told, for the words when they are refused
   */
  SinkThread(ClickHouseSink sink, Map<String, Object> kafka) {
    this.sink = sink;
    this.kafka = kafka;
    this.thread = new Thread(this::run, "memwall-sink");
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      sink.run();
    } catch (Throwable e) {
      // Whatever it was, nobody may believe that the sink still runs.
      var refusal = KafkaRefusal.of(e, kafka);
      failure = "sink: " + refusal.orElseGet(e::toString);
      // A refusal is no riddle: one line, without where in the code it was met.
      if (refusal.isEmpty()) {
        throw e;
      }
    }
  }

  /** Positions not stored yet. */
  long lag() {
    return sink.lag();
  }

  Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public void close() {
    sink.close();
    try {
      thread.join(STOP_WITHIN_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
