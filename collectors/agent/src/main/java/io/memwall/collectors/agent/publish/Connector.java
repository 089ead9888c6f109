package io.memwall.collectors.agent.publish;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens and closes links on a thread of its own, since either may take its time. */
final class Connector implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Connector.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final Supplier<Link> opening;
  private final LongSupplier ticks;
  private final AtomicReference<Link> opened = new AtomicReference<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            var worker = new Thread(task, "memwall-connect");
            worker.setDaemon(true);
            return worker;
          });
  private volatile boolean trying;
  private volatile long triedNanos;
  private volatile boolean tried;
  private volatile String trouble = "";

  /**
   * @param opening throws when Kafka cannot be reached
   * @param ticks nanoseconds of a monotonic clock
   */
  Connector(Supplier<Link> opening, LongSupplier ticks) {
    this.opening = opening;
    this.ticks = ticks;
  }

  /** The link, once; starts to open one when there is none. Never waits. */
  Optional<Link> poll() {
    Link link = opened.getAndSet(null);
    if (link != null) {
      return Optional.of(link);
    }
    boolean due = !tried || ticks.getAsLong() - triedNanos >= PAUSE.toNanos();
    if (!trying && due) {
      trying = true;
      thread.execute(this::open);
    }
    return Optional.empty();
  }

  private void open() {
    try {
      opened.set(opening.get());
      trouble = "";
    } catch (RuntimeException e) {
      String why = String.valueOf(e.getMessage());
      if (!why.equals(trouble)) {
        log.warn("events wait on disk: {}", why);
      }
      trouble = why;
    } finally {
      triedNanos = ticks.getAsLong();
      tried = true;
      trying = false;
    }
  }

  /** Closes a link that is of no use any more. */
  void retire(Link link, String why) {
    trouble = why;
    thread.execute(link::close);
  }

  /** Why there is no link; empty when there is nothing to say. */
  Optional<String> trouble() {
    return trouble.isEmpty() ? Optional.empty() : Optional.of(trouble);
  }

  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
    Link late = opened.getAndSet(null);
    if (late != null) {
      late.close();
    }
  }
}
