package io.memwall.streams.sink;

import io.memwall.schemas.SchemaLog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the stored topics into ClickHouse. Inserts synchronously, then commits the positions;
 * when an insert fails nothing is committed and the same rows are inserted again, by this sink or,
 * after a crash, by the next. So a row may be written twice, and every table is such that a row
 * written twice counts once. Several sinks of one group share the partitions.
 *
 * <p>An outage of ClickHouse is waited out. A record that cannot be decoded, and a row that
 * ClickHouse does not take, go to the dead letters with the reason, and the rest goes on.
 */
public final class ClickHouseSink implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ClickHouseSink.class);
  private static final Duration SCHEMA_PATIENCE = Duration.ofSeconds(30);
  private static final long STOP_SECONDS = 30;

  private final SinkConfig config;
  private final Inserter inserter;
  private final InstantSource clock;
  private final KafkaClients clients;
  private final Progress progress = new Progress();
  private final Consumer<byte[], byte[]> consumer;
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);

  /**
   * A sink that has not begun yet.
   *
   * @param config whose database the migrator has prepared
   */
  public ClickHouseSink(SinkConfig config) {
    this(config, new ClickHouseInserter(config), InstantSource.system());
  }

  ClickHouseSink(SinkConfig config, Inserter inserter, InstantSource clock) {
    this.config = config;
    this.inserter = inserter;
    this.clock = clock;
    clients = new KafkaClients(config);
    consumer = clients.consumer();
  }

  /**
   * Works until {@link #close}. To be called once.
   *
   * @throws RuntimeException if Kafka refuses to go on; nothing is committed that is not stored
   */
  public void run() {
    if (!started.compareAndSet(false, true)) {
      throw new IllegalStateException("a sink runs once");
    }
    log.info("sink starts: {}", config);
    try (consumer;
        var schemas = new SchemaLog(clients::schemaReader, SCHEMA_PATIENCE, clock);
        var letters = new DeadLetterOffice(clients.producer(), progress);
        var launcher = new Launcher(inserter, letters, progress, clock)) {
      var parts = new SinkParts(new RecordReader(schemas), letters, launcher, progress, clock);
      work(new SinkLoop(consumer, parts, config.limits()));
    } finally {
      stopped.countDown();
      log.info("sink stopped");
    }
  }

  private void work(SinkLoop loop) {
    try {
      loop.subscribe();
      while (!closed.get()) {
        step(loop);
      }
      loop.finish();
    } finally {
      // Closing the consumer calls the loop back, which then must not try anything.
      loop.abandon();
    }
  }

  private static void step(SinkLoop loop) {
    try {
      loop.step();
    } catch (WakeupException e) {
      log.debug("woken up to stop");
    }
  }

  /** How far it has come. May be asked by any thread. */
  public SinkStatus status() {
    return progress.status();
  }

  /**
   * Positions the group has not committed yet, over all stored topics; 0 means that everything sent
   * before this was asked is in the tables. Asks Kafka; may be asked by any thread.
   *
   * @throws IllegalStateException if Kafka cannot be asked
   */
  public long lag() {
    try (var admin = clients.admin()) {
      return new Lag(admin, config.groupId()).of(RecordReader.storedTopics());
    }
  }

  /** Stops {@link #run} and waits for it: what was read is stored if that works within seconds. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      if (started.get()) {
        consumer.wakeup();
        awaitStop();
      } else {
        consumer.close();
      }
      closeInserter();
    }
  }

  private void awaitStop() {
    try {
      if (!stopped.await(STOP_SECONDS, TimeUnit.SECONDS)) {
        log.warn("sink did not stop within {} s", STOP_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeInserter() {
    if (inserter instanceof ClickHouseInserter clickHouse) {
      clickHouse.close();
    }
  }
}
