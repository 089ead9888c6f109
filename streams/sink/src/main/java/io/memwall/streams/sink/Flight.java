package io.memwall.streams.sink;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * A batch on its way into the tables.
 *
 * @param positions to be committed once it has arrived
 * @param written done when ClickHouse acknowledged all of it
 */
record Flight(Map<TopicPartition, OffsetAndMetadata> positions, CompletableFuture<Void> written) {

  /** True when it arrived within the time; throws what the writer threw unexpectedly. */
  boolean arrives(Duration patience) {
    try {
      written.get(patience.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the batch writer failed", e.getCause());
    }
  }

  /** Stops trying; rows that arrive all the same do no harm. */
  void abandon() {
    written.cancel(true);
  }
}
