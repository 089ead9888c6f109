package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.spool.LossBook;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Those who want to know when what they handed over is safe. Thread-safe. */
final class Waiters {
  private static final String STOPPED = "the agent stopped before the events were safe";

  private record Waiter(long since, long upTo, CompletableFuture<Void> future) {}

  private final LossBook losses;
  private final List<Waiter> waiting = new ArrayList<>();
  private long safe;
  private boolean closed;

  Waiters(LossBook losses, long safe) {
    this.losses = losses;
    this.safe = safe;
  }

  CompletableFuture<Void> add(long since, long upTo) {
    var waiter = new Waiter(since, upTo, new CompletableFuture<>());
    synchronized (this) {
      if (upTo > safe && !closed) {
        waiting.add(waiter);
        return waiter.future();
      }
    }
    complete(waiter);
    return waiter.future();
  }

  synchronized boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Everything up to an ordinal is safe or was given up. */
  void safe(long ordinal) {
    var done = new ArrayList<Waiter>();
    synchronized (this) {
      safe = Math.max(safe, ordinal);
      for (Iterator<Waiter> each = waiting.iterator(); each.hasNext(); ) {
        Waiter waiter = each.next();
        if (waiter.upTo() <= safe) {
          each.remove();
          done.add(waiter);
        }
      }
    }
    done.forEach(this::complete);
  }

  /** Nothing will become safe any more. */
  void close() {
    List<Waiter> left;
    synchronized (this) {
      closed = true;
      left = List.copyOf(waiting);
      waiting.clear();
    }
    left.forEach(waiter -> waiter.future().completeExceptionally(new PublishException(STOPPED)));
  }

  private void complete(Waiter waiter) {
    boolean known;
    synchronized (this) {
      known = waiter.upTo() <= safe;
    }
    if (!known) {
      waiter.future().completeExceptionally(new PublishException(STOPPED));
    } else if (losses.lostWithin(waiter.since(), waiter.upTo())) {
      waiter
          .future()
          .completeExceptionally(
              new PublishException("some events were given up for want of room; send them again"));
    } else {
      waiter.future().complete(null);
    }
  }
}
