package io.memwall.streams.alerts;

import io.memwall.schemas.SchemaLog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes alerts of results and of what nodes report, and tells receivers. Several of one group stand
 * by for each other: one works. After a crash the next goes on from {@code memwall.alert}: what was
 * taken by a receiver and written down is not told again, and nothing that was decided is
 * forgotten. A receiver may see news twice when the process dies between telling and writing down;
 * the header {@code Idempotency-Key} is then the same.
 */
public final class AlertDelivery implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AlertDelivery.class);
  private static final Duration SCHEMA_PATIENCE = Duration.ofSeconds(30);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);
  private static final int FAILURES_IN_A_ROW = 10;

  private final SchemaLog schemas;
  private final AlertLoop loop;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final AtomicBoolean started = new AtomicBoolean();
  private int failures;

  public AlertDelivery(AlertsConfig config) {
    this(config, InstantSource.system());
  }

  AlertDelivery(AlertsConfig config, InstantSource clock) {
    var clients = new KafkaClients(config);
    schemas = new SchemaLog(clients::reader, SCHEMA_PATIENCE, clock);
    loop = new AlertLoop(clients, config.rules(), schemas, clock);
  }

  /**
   * Works until {@link #close}. To be called once.
   *
   * @throws KafkaException if Kafka refuses time and again
   */
  public void run() {
    if (!started.compareAndSet(false, true)) {
      throw new IllegalStateException("alert delivery runs once");
    }
    try (schemas;
        loop) {
      while (!closed.get()) {
        step();
      }
    } catch (WakeupException | InterruptException e) {
      if (!closed.get()) {
        throw e;
      }
    } finally {
      stopped.countDown();
    }
  }

  private void step() {
    try {
      loop.step();
      failures = 0;
    } catch (WakeupException | InterruptException e) {
      log.debug("woken up to stop");
    } catch (KafkaException e) {
      if (++failures >= FAILURES_IN_A_ROW) {
        throw e;
      }
      log.warn("alert delivery begins again from what it wrote down: {}", e.toString());
      loop.recover();
    }
  }

  /** How it fares. May be asked by any thread. */
  public AlertsStatus status() {
    return loop.status();
  }

  /** Stops {@link #run} and waits for it; what was decided is written down. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    if (started.compareAndSet(false, true)) {
      loop.close();
      schemas.close();
      return;
    }
    loop.wakeup();
    try {
      if (!stopped.await(CLOSE_PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
        log.warn("alert delivery did not stop within {}", CLOSE_PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
