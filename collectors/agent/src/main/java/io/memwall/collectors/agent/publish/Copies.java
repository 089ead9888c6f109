package io.memwall.collectors.agent.publish;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;

/** Waits for the acknowledgements of all copies of an entry. */
final class Copies implements Callback {
  private final Link.Outcome outcome;
  private final AtomicInteger left;
  private final Thread sender = Thread.currentThread();
  private volatile boolean sending;
  private volatile boolean noRoom;
  private volatile boolean forgotten;

  Copies(Link.Outcome outcome, int count) {
    this.outcome = outcome;
    this.left = new AtomicInteger(count);
  }

  /** Between true and false, a refusal on the same thread means that nothing was sent. */
  void sending(boolean now) {
    sending = now;
  }

  boolean foundNoRoom() {
    return noRoom;
  }

  void forget() {
    forgotten = true;
  }

  @Override
  public void onCompletion(RecordMetadata metadata, Exception e) {
    if (e instanceof TimeoutException && sending && Thread.currentThread() == sender) {
      noRoom = true;
    } else if (forgotten) {
      return;
    } else if (e != null) {
      outcome.failed(e);
    } else if (left.decrementAndGet() == 0) {
      outcome.acknowledged();
    }
  }
}
