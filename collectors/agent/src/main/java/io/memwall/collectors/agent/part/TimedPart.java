package io.memwall.collectors.agent.part;

import io.memwall.collectors.agent.part.PartStatus.State;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A piece of timed work and how it goes. */
final class TimedPart implements Part {
  private static final Logger log = LoggerFactory.getLogger(TimedPart.class);
  private static final long NOT_AT_WORK = Long.MAX_VALUE;

  private final String name;
  private final TimedWork work;
  private final Timer timer;
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private volatile long begun = NOT_AT_WORK;
  private volatile String trouble = "";
  private volatile boolean closed;

  TimedPart(String name, TimedWork work, Timer timer) {
    this.name = name;
    this.work = work;
    this.timer = timer;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void start() {
    if (started.compareAndSet(false, true)) {
      timer.now(this::run);
    }
  }

  private void run() {
    if (closed) {
      return;
    }
    synchronized (this) {
      begun = timer.nowNanos();
      // Asked again: whoever did not see that work began asked for the time before this.
      attempt(timer.nowNanos());
      begun = NOT_AT_WORK;
    }
    if (!closed) {
      timer.next(this::run, work.interval().toNanos());
    }
  }

  private void attempt(long nowNanos) {
    if (closed) {
      return;
    }
    try {
      work.task().accept(nowNanos);
      done.incrementAndGet();
      if (!trouble.isEmpty()) {
        log.info("{} works again", name);
        trouble = "";
      }
    } catch (RuntimeException e) {
      failed.incrementAndGet();
      if (trouble.isEmpty()) {
        log.warn("{} failed and is tried again every {}", name, work.interval(), e);
      }
      trouble = String.valueOf(e.getMessage());
    }
  }

  @Override
  public PartStatus status() {
    var counts = Map.of("rounds", done.get(), "failures", failed.get());
    if (closed) {
      return PartStatus.of(State.CLOSED, counts);
    }
    if (!started.get()) {
      return PartStatus.of(State.NEW, counts);
    }
    return trouble.isEmpty()
        ? PartStatus.of(State.RUNNING, counts)
        : PartStatus.of(State.IMPAIRED, trouble, counts);
  }

  @Override
  public long reachedNanos(long nowNanos) {
    return Math.min(begun, nowNanos);
  }

  /** Waits for the round under way. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      begun = NOT_AT_WORK;
      work.end().run();
    }
  }
}
