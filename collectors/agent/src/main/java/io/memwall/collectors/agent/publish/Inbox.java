package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.spool.Entry;
import io.memwall.collectors.agent.spool.LossClass;
import io.memwall.collectors.agent.spool.Queued;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Entries handed over and not yet dealt with, bounded in bytes. The lower a class, the less of the
 * room it may fill. Thread-safe; whoever offers never waits.
 */
final class Inbox {
  /** What each class lower leaves free, in percent. */
  private static final int STEP = 10;

  private final long capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Deque<Queued> queue = new ArrayDeque<>();
  private long bytes;
  private long ordinal;
  private boolean awaited;
  private boolean woken;

  /**
   * @param capacity bytes
   * @param last ordinal given out in an earlier life
   */
  Inbox(long capacity, long last) {
    this.capacity = capacity;
    this.ordinal = last;
  }

  /** The entry's place in the order, and whether there was room for it. */
  record Offer(Queued queued, boolean taken) {}

  Offer offer(Entry entry) {
    lock.lock();
    try {
      var queued = new Queued(++ordinal, entry);
      boolean room = bytes + entry.weight() <= room(entry.number().lossClass());
      if (room) {
        queue.add(queued);
        bytes += entry.weight();
        if (awaited) {
          news.signal();
        }
      }
      return new Offer(queued, room);
    } finally {
      lock.unlock();
    }
  }

  private long room(LossClass lossClass) {
    return capacity - capacity * STEP * lossClass.rank() / 100;
  }

  /**
   * What was taken.
   *
   * @param upTo ordinal up to which everything was taken, now or before, or was refused
   */
  record Batch(List<Queued> entries, long upTo) {}

  /** Waits for entries and takes up to so many of them. */
  Batch take(int most, Duration patience) throws InterruptedException {
    var taken = new ArrayList<Queued>();
    lock.lock();
    try {
      await(patience, true);
      long upTo = ordinal;
      while (!queue.isEmpty() && taken.size() < most) {
        Queued next = queue.remove();
        bytes -= next.entry().weight();
        taken.add(next);
      }
      if (!queue.isEmpty()) {
        upTo = queue.element().ordinal() - 1;
      }
      return new Batch(taken, upTo);
    } finally {
      lock.unlock();
    }
  }

  /** Waits for {@link #wake}, not for entries. */
  void pause(Duration patience) throws InterruptedException {
    lock.lock();
    try {
      await(patience, false);
    } finally {
      lock.unlock();
    }
  }

  private void await(Duration patience, boolean forEntries) throws InterruptedException {
    long left = patience.toNanos();
    awaited = forEntries;
    while (!(forEntries && !queue.isEmpty()) && !woken && left > 0) {
      left = news.awaitNanos(left);
    }
    awaited = false;
    woken = false;
  }

  /** Ends the wait of the taker, now or the next time. */
  void wake() {
    lock.lock();
    try {
      woken = true;
      news.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Last ordinal given out. */
  long position() {
    lock.lock();
    try {
      return ordinal;
    } finally {
      lock.unlock();
    }
  }

  long bytes() {
    lock.lock();
    try {
      return bytes;
    } finally {
      lock.unlock();
    }
  }

  long capacity() {
    return capacity;
  }
}
