package io.memwall.streams.sink;

import io.memwall.schemas.SchemaLog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.InterruptException;
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
  private static final Duration LEAVE_PATIENCE = Duration.ofSeconds(1);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(4);

  private final SinkConfig config;
  private final Inserter inserter;
  private final InstantSource clock;
  private final KafkaClients clients;
  private final Progress progress = new Progress();
  private final Consumer<byte[], byte[]> consumer;
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile Duration patience = CLOSE_PATIENCE;
  private volatile Thread worker;

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
      if (closed.get()) {
        return;
      }
      throw new IllegalStateException("a sink runs once");
    }
    worker = Thread.currentThread();
    log.info("sink starts: {}", config);
    try {
      work();
    } catch (InterruptException e) {
      if (!closed.get()) {
        throw e;
      }
      log.warn("sink stopped in mid-work; what it held is not committed and will be read again");
    } finally {
      stopped.countDown();
      log.info("sink stopped");
    }
  }

  private void work() {
    try (consumer;
        var schemas = new SchemaLog(clients::schemaReader, SCHEMA_PATIENCE, clock);
        var letters = new DeadLetterOffice(clients.producer(), progress);
        var launcher = new Launcher(inserter, letters, progress, clock)) {
      var parts = new SinkParts(new RecordReader(schemas), letters, launcher, progress, clock);
      work(new SinkLoop(consumer, parts, config.limits()));
    }
  }

  private void work(SinkLoop loop) {
    try {
      loop.subscribe();
      while (!closed.get()) {
        step(loop);
      }
      // The other half is for leaving the group.
      loop.finish(patience.dividedBy(2));
    } finally {
      // Closing the consumer calls the loop back, which then must not try anything.
      loop.abandon();
      consumer.close(CloseOptions.timeout(LEAVE_PATIENCE));
    }
  }

  private static void step(SinkLoop loop) {
    try {
      loop.step();
    } catch (WakeupException e) {
      log.debug("woken up to stop");
    }
  }

  /** Names of the topics it stores. */
  public static List<String> topics() {
    return RecordReader.storedTopics();
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

  /** Like {@link #close(Duration)} with 4 s. */
  @Override
  public void close() {
    close(CLOSE_PATIENCE);
  }

  /**
   * Stops {@link #run} and waits for it: what was read is stored if that works in half of the time.
   * Whatever Kafka and ClickHouse do, it returns about within that time; nothing is lost by that,
   * because what is not stored is not committed. May be called again, which does nothing.
   */
  public void close(Duration within) {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    patience = within;
    if (started.compareAndSet(false, true)) {
      consumer.close(CloseOptions.timeout(within));
    } else {
      consumer.wakeup();
      awaitStop(within);
    }
    closeInserter();
  }

  private void awaitStop(Duration within) {
    try {
      if (!stopped.await(within.toNanos(), TimeUnit.NANOSECONDS)) {
        log.warn("sink did not stop within {} and is interrupted", within);
        Optional.ofNullable(worker).ifPresent(Thread::interrupt);
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
