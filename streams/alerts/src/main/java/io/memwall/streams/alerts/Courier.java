package io.memwall.streams.alerts;

import io.memwall.schemas.Nanos;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one receiver, on a thread of its own: a receiver that hangs delays no other. What waits is
 * kept by alert, the newest word last, so an outage of the receiver, however long, fills nothing.
 */
final class Courier implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Courier.class);
  private static final long FIRST_DELAY_MS = 200;
  private static final long LONGEST_DELAY_MS = 30_000;

  /** What a receiver has taken, for the book. */
  record Taken(Alert alert, String receiver, Instant at) {
    Alert.Receipt receipt() {
      return new Alert.Receipt(alert.change(), Nanos.of(at));
    }
  }

  private final Receiver receiver;
  private final Messenger messenger;
  private final InstantSource clock;
  private final Consumer<Taken> taken;
  private final Supplier<Optional<Alert>> watchdog;
  private final Thread thread;
  private final AtomicLong failures = new AtomicLong();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, Alert> waiting = new LinkedHashMap<>();
  private final Map<String, Alert> firing = new TreeMap<>();
  private boolean closed;
  private Instant nextRound;
  private long delayMs;

  /**
   * What it shares with the others.
   *
   * @param taken told of what a receiver has taken, on the courier's thread
   * @param watchdog what is always firing while the way to here works
   */
  record Office(InstantSource clock, Consumer<Taken> taken, Supplier<Optional<Alert>> watchdog) {}

  Courier(Receiver receiver, Messenger messenger, Office office) {
    this.receiver = receiver;
    this.messenger = messenger;
    clock = office.clock();
    taken = office.taken();
    watchdog = office.watchdog();
    nextRound = clock.instant();
    thread = new Thread(this::run, "alerts-" + receiver.name());
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  Receiver receiver() {
    return receiver;
  }

  /** Failed posts since the start. */
  long failures() {
    return failures.get();
  }

  /** News to be told; of an alert only the newest counts. */
  void offer(Collection<Alert> news) {
    lock.lock();
    try {
      news.forEach(alert -> waiting.put(alert.key().text(), alert));
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** What the receiver has taken before and is to be kept believing. */
  void resume(Collection<Alert> alive) {
    lock.lock();
    try {
      alive.forEach(alert -> firing.put(alert.key().text(), alert));
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      while (!isClosed()) {
        awaitWork();
        deliver(takeWaiting());
        keepAlive();
      }
    } catch (InterruptedException e) {
      log.debug("{} stops", thread.getName());
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Until there is news, unless the receiver just failed; or until the next round. */
  private void awaitWork() throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(delayMs > 0 ? delayMs : roundMs());
      while (left > 0 && !closed && (delayMs > 0 || waiting.isEmpty())) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private long roundMs() {
    return receiver.keepAlive().isZero()
        ? LONGEST_DELAY_MS
        : Math.max(1, Duration.between(clock.instant(), nextRound).toMillis());
  }

  private List<Alert> takeWaiting() {
    lock.lock();
    try {
      var all = new ArrayList<>(waiting.values());
      waiting.clear();
      return all;
    } finally {
      lock.unlock();
    }
  }

  private void deliver(List<Alert> news) throws InterruptedException {
    if (news.isEmpty()) {
      return;
    }
    long failedBefore = failures();
    for (Parcel parcel : messenger.pack(news)) {
      deliver(parcel);
    }
    if (failures() == failedBefore) {
      delayMs = 0;
    }
  }

  private void deliver(Parcel parcel) throws InterruptedException {
    try {
      messenger.tell(parcel, clock.instant());
      parcel.alerts().forEach(this::told);
    } catch (DeliveryException e) {
      failed(e);
      if (e.isFinal()) {
        refused(parcel.alerts());
      } else {
        putBack(parcel.alerts());
      }
    }
  }

  /** One that is refused must not keep the others; said again it would be refused again. */
  private void refused(List<Alert> alerts) throws InterruptedException {
    if (alerts.size() == 1) {
      told(alerts.get(0));
      return;
    }
    for (Alert alert : alerts) {
      deliver(new Parcel(List.of(alert), AlertText.id(List.of(alert))));
    }
  }

  private void told(Alert alert) {
    lock.lock();
    try {
      if (alert.isFiring()) {
        firing.put(alert.key().text(), alert);
      } else {
        firing.remove(alert.key().text());
      }
    } finally {
      lock.unlock();
    }
    taken.accept(new Taken(alert, receiver.name(), clock.instant()));
  }

  private void putBack(List<Alert> alerts) {
    lock.lock();
    try {
      alerts.forEach(alert -> waiting.putIfAbsent(alert.key().text(), alert));
    } finally {
      lock.unlock();
    }
  }

  private void failed(DeliveryException e) {
    failures.incrementAndGet();
    delayMs = Math.min(LONGEST_DELAY_MS, Math.max(FIRST_DELAY_MS, 2 * delayMs));
    log.warn("receiver {}: {}", receiver.name(), e.getMessage());
  }

  private void keepAlive() throws InterruptedException {
    Instant now = clock.instant();
    if (receiver.keepAlive().isZero() || now.isBefore(nextRound)) {
      return;
    }
    nextRound = now.plus(receiver.keepAlive());
    List<Alert> alive =
        Stream.concat(alive().stream(), watchdog.get().stream().filter(this::wants)).toList();
    if (alive.isEmpty()) {
      return;
    }
    try {
      messenger.keepAlive(alive, now);
    } catch (DeliveryException e) {
      failed(e);
    }
  }

  private boolean wants(Alert alert) {
    return receiver.view(alert).isPresent();
  }

  private List<Alert> alive() {
    lock.lock();
    try {
      return List.copyOf(firing.values());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
    thread.interrupt();
  }
}
