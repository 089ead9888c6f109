package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.spool.EpochId;
import io.memwall.collectors.agent.spool.EventNumber;
import io.memwall.collectors.agent.spool.LossBook;
import io.memwall.collectors.agent.spool.Queued;
import java.time.Duration;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries entries from the inbox to Kafka while it keeps up, and to the spool while it does not.
 * From the first entry in the spool on everything goes there, until all of it was read back: so no
 * stream overtakes itself. One thread does all of it; what it shows to others is volatile.
 */
final class Courier {
  private static final Logger log = LoggerFactory.getLogger(Courier.class);
  private static final int BATCH = 1_024;

  private final DeliverySettings settings;
  private final EpochId epoch;
  private final Inbox inbox;
  private final Connector connector;
  private final Shelf shelf;
  private final LossBook losses;
  private final LongSupplier ticks;
  private final Flights flights = new Flights();
  private final NavigableMap<Integer, Long> safe = new TreeMap<>();
  private final AtomicBoolean woken = new AtomicBoolean();
  private Link link;
  private boolean spooling;
  private boolean everConnected;
  private long handled;
  private long acked;
  private volatile boolean wakeWanted;
  private volatile boolean connected;
  private volatile long oldest;

  /**
   * @param acked ordinal up to which Kafka has everything
   * @param ticks nanoseconds of a monotonic clock
   */
  Courier(DeliverySettings settings, EpochId epoch, Parts parts, long acked, LongSupplier ticks) {
    this.settings = settings;
    this.epoch = epoch;
    this.inbox = parts.inbox();
    this.connector = parts.connector();
    this.shelf = parts.shelf();
    this.losses = parts.losses();
    this.ticks = ticks;
    this.acked = acked;
    this.handled = parts.inbox().position();
    this.spooling = true;
  }

  /** What it works with. */
  record Parts(Inbox inbox, Connector connector, Shelf shelf, LossBook losses) {}

  /** One round; waits for entries at most so long. */
  void step(Duration wait) throws InterruptedException {
    connect();
    if (isHeldUp()) {
      inbox.pause(wait);
    } else {
      take(wait);
    }
    woken.set(false);
    settle();
    drain();
    shelf.makeRoom(acked, !flights.isEmpty());
  }

  private void connect() {
    if (link == null) {
      connector.poll().ifPresent(this::connected);
    }
  }

  private void connected(Link opened) {
    link = opened;
    connected = true;
    everConnected = true;
    log.info("Kafka takes events; {} bytes waited on disk", shelf.bytes());
  }

  /** A short jam is sat out in memory. */
  private boolean isHeldUp() {
    return link != null && !spooling && !hasRoom() && inbox.bytes() < inbox.capacity() / 2;
  }

  private boolean hasRoom() {
    return flights.bytes() < settings.unackedBytes();
  }

  private void take(Duration wait) throws InterruptedException {
    Inbox.Batch batch = inbox.take(BATCH, wait);
    for (Queued each : batch.entries()) {
      accept(each);
    }
    if (spooling) {
      shelf.flush(acked, !flights.isEmpty());
    }
    handled = batch.upTo();
  }

  private void accept(Queued queued) {
    if (!spooling && (link == null || !hasRoom() || !send(queued, false))) {
      spool();
    }
    if (spooling) {
      keep(queued);
    }
  }

  private void keep(Queued queued) {
    if (flights.isEmpty() && shelf.isClear()) {
      oldest = queued.entry().handedOver();
    }
    shelf.append(queued, acked, !flights.isEmpty());
    // Refused by the disk it is declared lost, which is as good here.
    safe(queued.entry().number());
  }

  private boolean send(Queued queued, boolean spooled) {
    var flight = new Flight(queued, ticks.getAsLong(), spooled, this::outcome);
    if (!link.send(queued.entry(), flight)) {
      return false;
    }
    flights.add(flight);
    return true;
  }

  /** Called by any thread. */
  private void outcome() {
    if (wakeWanted && woken.compareAndSet(false, true)) {
      inbox.wake();
    }
  }

  /** From now on everything goes to disk, what is on its way included. */
  private void spool() {
    spooling = true;
    for (Flight each : flights.unspooled()) {
      keep(each.queued());
      each.markSpooled();
    }
    shelf.flush(acked, !flights.isEmpty());
    shelf.pass(flights.last().orElse(acked));
  }

  private void settle() {
    for (Flight head = flights.head(); head != null; head = flights.head()) {
      if (head.failure().isPresent() && !isHopeless(head)) {
        disconnect(String.valueOf(head.failure().get().getMessage()));
        return;
      }
      if (head.failure().isEmpty() && !head.isAcknowledged()) {
        break;
      }
      arrived(flights.remove());
    }
    Flight head = flights.head();
    if (head != null && ticks.getAsLong() - head.sentNanos() > settings.patience().toNanos()) {
      disconnect("Kafka acknowledged nothing for " + settings.patience().toSeconds() + " s");
    }
  }

  private static boolean isHopeless(Flight flight) {
    return flight.failure().filter(RecordTooLargeException.class::isInstance).isPresent();
  }

  private void arrived(Flight flight) {
    EventNumber number = flight.queued().entry().number();
    acked = flight.queued().ordinal();
    safe(number);
    if (isHopeless(flight)) {
      losses.lost(number, "too_large");
      log.warn("{} is too large for Kafka", flight.queued().entry());
    } else {
      losses.acknowledged(number);
    }
    Flight next = flights.head();
    oldest = next == null ? 0 : next.queued().entry().handedOver();
  }

  private void safe(EventNumber number) {
    if (number.epoch().equals(epoch)) {
      safe.merge(number.stream(), number.seq(), Math::max);
    }
  }

  private void disconnect(String why) {
    log.warn("events go to disk: {}", why);
    connector.retire(link, why);
    link = null;
    connected = false;
    spool();
    flights.clear();
    shelf.rewind(acked);
  }

  private void drain() {
    if (!spooling || link == null || flights.bytes() > settings.unackedBytes() / 2) {
      shelf.release(acked);
      return;
    }
    Optional<Queued> next = shelf.peek();
    while (next.isPresent() && hasRoom()) {
      if (!send(next.get(), true)) {
        if (flights.isEmpty()) {
          disconnect("the Kafka client takes no events for " + next.get().entry());
        }
        return;
      }
      shelf.pass(next.get().ordinal());
      next = shelf.peek();
    }
    spooling = next.isPresent();
    shelf.release(acked);
  }

  /** Ordinal up to which everything is acknowledged, on disk or given up. */
  long safeOrdinal() {
    return firstUnsafe().map(flight -> flight.queued().ordinal() - 1).orElse(handled);
  }

  /** Everything handed over up to here is safe; ns since the Unix epoch. */
  long safeTime(long now) {
    return firstUnsafe().map(flight -> flight.queued().entry().handedOver()).orElse(now);
  }

  private Optional<Flight> firstUnsafe() {
    return spooling ? Optional.empty() : flights.firstUnspooled();
  }

  /** Some of what counts as safe is only on disk. */
  boolean reliesOnDisk() {
    Flight head = flights.head();
    return spooling || (head != null && head.isSpooled());
  }

  /** Sends what waits on disk no more, and puts on disk what Kafka has not acknowledged. */
  void land() {
    settle();
    if (link != null) {
      Link last = link;
      link = null;
      connected = false;
      spool();
      connector.retire(last, "");
    } else {
      shelf.flush(acked, false);
    }
    flights.clear();
  }

  /** There is nothing to wait for but new entries. */
  boolean isIdle() {
    return flights.isEmpty() && (link == null || !spooling);
  }

  /** It has not been connected yet, and nothing of an earlier life waits. */
  boolean isStarting() {
    return !everConnected && shelf.isClear();
  }

  /** Nothing is left to be sent. */
  boolean isDone() {
    return !spooling && flights.isEmpty() && inbox.bytes() == 0;
  }

  boolean isConnected() {
    return connected;
  }

  /** Waiting may still deliver something: it is connected, or has not failed to connect yet. */
  boolean mayDeliver() {
    return connected || (!everConnected && connector.trouble().isEmpty());
  }

  /** Something is to be woken up for: acknowledgements count. */
  void wakeOnOutcome(boolean wanted) {
    wakeWanted = wanted || spooling || isHeldUp();
  }

  long acked() {
    return acked;
  }

  NavigableMap<Integer, Long> safe() {
    return new TreeMap<>(safe);
  }

  /** Entries go to disk. */
  boolean isSpooling() {
    return spooling;
  }

  /** When the oldest event that Kafka has not acknowledged was handed over, roughly. */
  OptionalLong oldest() {
    long time = oldest;
    return time == 0 ? OptionalLong.empty() : OptionalLong.of(time);
  }

  long unackedBytes() {
    return flights.bytes();
  }
}
