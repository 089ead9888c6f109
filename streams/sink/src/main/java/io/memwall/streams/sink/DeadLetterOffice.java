package io.memwall.streams.sink;

import io.memwall.schemas.DeadLetters;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends what cannot be read or stored to the dead letters, and knows when they have arrived. A
 * position may be committed only after {@link #settle}. Thread-safe.
 */
final class DeadLetterOffice implements AutoCloseable {
  private static final String COMPONENT = "sink";
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private record Sent(ProducerRecord<byte[], byte[]> letter, Future<?> receipt) {}

  private final Producer<byte[], byte[]> producer;
  private final Progress progress;
  private final Queue<Sent> pending = new ArrayDeque<>();

  DeadLetterOffice(Producer<byte[], byte[]> producer, Progress progress) {
    this.producer = producer;
    this.progress = progress;
  }

  synchronized void send(ConsumerRecord<byte[], byte[]> origin, String reason) {
    send(DeadLetters.of(origin, COMPONENT, reason));
    progress.deadLettered();
  }

  private void send(ProducerRecord<byte[], byte[]> letter) {
    pending.add(new Sent(letter, producer.send(letter)));
  }

  /**
   * Waits until all letters sent so far have arrived.
   *
   * @throws InsertException if one has not; it was sent again
   */
  synchronized void settle() throws InsertException {
    while (!pending.isEmpty()) {
      Sent sent = pending.remove();
      try {
        sent.receipt().get();
      } catch (ExecutionException e) {
        send(sent.letter());
        throw new InsertException(
            InsertFailure.UNREACHABLE, "dead letter was not taken: " + e.getMessage(), e);
      } catch (InterruptedException e) {
        pending.add(sent);
        Thread.currentThread().interrupt();
        throw new InsertException(InsertFailure.UNREACHABLE, "interrupted", e);
      }
    }
  }

  @Override
  public void close() {
    // What has not arrived by now is not committed either, and will be sent again.
    producer.close(PATIENCE);
  }
}
