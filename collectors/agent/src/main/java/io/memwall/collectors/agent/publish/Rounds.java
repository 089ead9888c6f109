package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.spool.LossBook;
import io.memwall.schemas.Nanos;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of the courier, and what is to be done between its rounds. */
final class Rounds {
  private static final Logger log = LoggerFactory.getLogger(Rounds.class);
  private static final Duration IDLE = Duration.ofMillis(100);
  private static final Duration BUSY = Duration.ofMillis(10);
  private static final Duration LAST = Duration.ofSeconds(4);
  private static final long JOURNAL_NANOS = 100_000_000L;
  private static final long SECOND = 1_000_000_000L;
  private static final int RECENT_SECONDS = 10;

  private final Inbox inbox;
  private final Courier courier;
  private final Shelf shelf;
  private final Diary diary;
  private final Waiters waiters;
  private final LossBook losses;
  private final InstantSource clock;
  private final boolean forcedEachSecond;
  private final Thread thread = new Thread(this::run, "memwall-delivery");
  private final Deque<Long> marks = new ArrayDeque<>();
  private volatile boolean stopping;
  private volatile long recently;
  private volatile boolean behind;
  private volatile boolean shedding;
  private final Deque<Long> lostBefore = new ArrayDeque<>();
  private long written;
  private long second;
  private long forced;

  /** What it works with. */
  record Parts(
      Inbox inbox, Courier courier, Shelf shelf, Diary diary, Waiters waiters, LossBook losses) {}

  /**
   * @param forcedEachSecond what is spooled counts as safe when it was forced, once a second
   */
  Rounds(Parts parts, InstantSource clock, boolean forcedEachSecond) {
    this.inbox = parts.inbox();
    this.courier = parts.courier();
    this.shelf = parts.shelf();
    this.diary = parts.diary();
    this.waiters = parts.waiters();
    this.losses = parts.losses();
    this.clock = clock;
    this.forcedEachSecond = forcedEachSecond;
    this.recently = inbox.position();
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!stopping) {
        round();
      }
      long end = System.nanoTime() + LAST.toNanos();
      while (!courier.isDone() && courier.mayDeliver() && System.nanoTime() < end) {
        round();
      }
      last();
    } catch (InterruptedException e) {
      log.warn("delivery was interrupted");
    } catch (RuntimeException | Error e) {
      log.error("delivery stands still", e);
      throw e;
    } finally {
      waiters.close();
    }
  }

  private void round() throws InterruptedException {
    courier.wakeOnOutcome(!waiters.isEmpty() || stopping);
    courier.step(courier.isIdle() ? IDLE : BUSY);
    behind = courier.isSpooling() && !courier.isStarting();
    long now = System.nanoTime();
    if (now - second >= SECOND || second == 0) {
      second = now;
      everySecond();
    } else if (now - written >= JOURNAL_NANOS && !courier.isIdle()) {
      write(false);
      written = now;
    }
    waiters.safe(durable());
  }

  private void everySecond() {
    boolean force = forcedEachSecond && courier.reliesOnDisk();
    if (force) {
      long safe = courier.safeOrdinal();
      try {
        shelf.force();
        forced = safe;
      } catch (IOException e) {
        log.warn("the spool cannot be forced to the disk: {}", e.getMessage());
      }
    }
    write(force);
    marks.add(inbox.position());
    long lost = losses.total();
    lostBefore.add(lost);
    if (marks.size() > RECENT_SECONDS) {
      recently = marks.remove();
      lostBefore.remove();
    }
    shedding = lost > lostBefore.element();
  }

  private long durable() {
    return forcedEachSecond && courier.reliesOnDisk()
        ? Math.max(forced, courier.acked())
        : courier.safeOrdinal();
  }

  private void write(boolean force) {
    diary.write(state(), force);
  }

  private Diary.State state() {
    long now = Nanos.of(clock.instant());
    return new Diary.State(courier.safeTime(now), courier.acked(), courier.safe());
  }

  private void last() throws InterruptedException {
    while (inbox.bytes() > 0) {
      courier.step(Duration.ZERO);
    }
    courier.land();
    try {
      shelf.force();
    } catch (IOException e) {
      log.warn("the spool cannot be forced to the disk: {}", e.getMessage());
    }
    waiters.safe(courier.safeOrdinal());
    diary.finish(state());
    shelf.close();
    log.info("{} bytes wait on disk for the next start", shelf.bytes());
  }

  /** The position some ten seconds ago. */
  long recently() {
    return recently;
  }

  /** Events were given up within some ten seconds. */
  boolean shedRecently() {
    return shedding;
  }

  /** Events go to disk. */
  boolean isBehind() {
    return behind;
  }

  /** Ends the work, with what can still be delivered within 4 s. */
  void finish() {
    stopping = true;
    inbox.wake();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
