package io.memwall.streams.sink;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes batches on a thread of its own and repeats until they are stored, so that the consumer's
 * thread can go on polling: an outage of ClickHouse, however long, costs no rebalance.
 */
final class Launcher implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Launcher.class);
  private static final Duration FIRST_DELAY = Duration.ofMillis(200);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(5);
  private static final double JITTER = 0.2;

  /** Two cores of the server take in nearly twice as much as one. */
  static final int LANES = 2;

  private final Lanes lanes;
  private final Pressure pressure;
  private final DeadLetterOffice letters;
  private final Progress progress;
  private final InstantSource clock;
  private final RetryPolicy<Void> untilStored;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            var worker = new Thread(task, "sink-writer");
            worker.setDaemon(true);
            return worker;
          });

  Launcher(Inserter inserter, DeadLetterOffice letters, Progress progress, InstantSource clock) {
    this.lanes = new Lanes(inserter, LANES);
    this.pressure = new Pressure(inserter, progress, clock);
    this.letters = letters;
    this.progress = progress;
    this.clock = clock;
    untilStored =
        RetryPolicy.<Void>builder()
            .handle(InsertException.class)
            .withBackoff(FIRST_DELAY, LONGEST_DELAY)
            .withJitter(JITTER)
            .withMaxRetries(-1)
            .onFailedAttempt(attempt -> failed(attempt.getLastException().getMessage()))
            .build();
  }

  private void failed(String why) {
    progress.failed(why);
    log.warn("batch not stored, will be tried again: {}", why);
  }

  /** Done when the batch is stored and its dead letters have arrived. */
  CompletableFuture<Void> launch(RowBatch<ConsumerRecord<byte[], byte[]>> batch) {
    var writer = new BatchWriter<>(batch, lanes, letters::send, progress);
    return Failsafe.with(untilStored)
        .with(thread)
        .runAsync(
            () -> {
              pressure.awaitRoom();
              writer.write();
              letters.settle();
              progress.stored(clock.instant());
            });
  }

  @Override
  public void close() {
    thread.shutdownNow();
    lanes.close();
  }
}
