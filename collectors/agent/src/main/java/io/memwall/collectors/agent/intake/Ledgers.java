package io.memwall.collectors.agent.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where each ledger stands. A batch works on copies of the heads it needs, which nobody else may
 * touch meanwhile, and puts them back only when everything it took is safe. Thread-safe.
 */
final class Ledgers implements AutoCloseable {
  /** More pools than any fabric has: whoever names so many invents them. */
  static final int MAX_POOLS = 4_096;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final LedgerJournal journal;
  private final Map<String, Slot> slots = new HashMap<>();

  private static final class Slot {
    final ReentrantLock lock = new ReentrantLock(true);
    LedgerHead head;

    Slot(LedgerHead head) {
      this.head = head;
    }
  }

  Ledgers(Path directory) {
    journal = LedgerJournal.open(directory);
    journal.heads().forEach(head -> slots.put(head.poolId(), new Slot(head)));
  }

  /** Where a ledger stands; empty when nothing is known of the pool. */
  Optional<LedgerHead> head(String poolId) {
    synchronized (slots) {
      return Optional.ofNullable(slots.get(poolId))
          .map(slot -> slot.head)
          .filter(LedgerHead::isBegun);
    }
  }

  /**
   * Keeps the heads of some pools for one batch.
   *
   * @param pools sorted, so that two batches never wait for each other
   * @return empty when others have held one of them for too long
   * @throws TooManyPoolsException when a new pool has no room
   */
  Optional<Held> hold(SortedSet<String> pools) {
    var held = new LinkedHashMap<String, Slot>();
    for (String pool : pools) {
      Optional<Slot> slot = locked(pool);
      if (slot.isEmpty()) {
        release(held);
        return Optional.empty();
      }
      held.put(pool, slot.get());
    }
    return Optional.of(new Held(held));
  }

  private Optional<Slot> locked(String pool) {
    while (true) {
      Slot slot = slot(pool);
      if (!locked(slot)) {
        return Optional.empty();
      }
      synchronized (slots) {
        // Somebody may have thrown it away between finding and locking it.
        if (slots.get(pool) == slot) {
          return Optional.of(slot);
        }
      }
      slot.lock.unlock();
    }
  }

  /** Slots of which nothing became known go: a wrong name must not fill the memory. */
  private void release(Map<String, Slot> held) {
    synchronized (slots) {
      held.forEach(
          (pool, slot) -> {
            if (!slot.head.isBegun()) {
              slots.remove(pool);
            }
            slot.lock.unlock();
          });
    }
  }

  private Slot slot(String pool) {
    synchronized (slots) {
      if (!slots.containsKey(pool) && slots.size() >= MAX_POOLS) {
        throw new TooManyPoolsException();
      }
      return slots.computeIfAbsent(pool, id -> new Slot(new LedgerHead(id)));
    }
  }

  private static boolean locked(Slot slot) {
    try {
      return slot.lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    journal.close();
  }

  /** The heads of a batch; on the thread that took them. */
  final class Held implements AutoCloseable {
    private final Map<String, Slot> held;
    private final Map<String, LedgerHead> working = new HashMap<>();

    private Held(Map<String, Slot> held) {
      this.held = held;
      held.forEach((pool, slot) -> working.put(pool, slot.head.copy()));
    }

    /** To be moved; counts only once it is kept. */
    LedgerHead head(String pool) {
      return working.get(pool);
    }

    /**
     * Keeps what was moved, on disk.
     *
     * @throws IOException when that fails; nothing is kept then
     */
    void keep() throws IOException {
      Collection<LedgerStep> steps =
          held.entrySet().stream()
              .filter(each -> moved(each.getKey(), each.getValue()))
              .map(each -> LedgerStep.between(each.getValue().head, working.get(each.getKey())))
              .toList();
      if (!steps.isEmpty()) {
        journal.append(steps);
      }
      synchronized (slots) {
        held.forEach((pool, slot) -> slot.head = working.get(pool));
      }
    }

    private boolean moved(String pool, Slot slot) {
      return !working.get(pool).position().equals(slot.head.position());
    }

    @Override
    public void close() {
      release(held);
    }
  }

  /** There is no room for another pool. */
  static final class TooManyPoolsException extends RuntimeException {
    TooManyPoolsException() {
      super("%d pools are known already".formatted(MAX_POOLS));
    }
  }
}
