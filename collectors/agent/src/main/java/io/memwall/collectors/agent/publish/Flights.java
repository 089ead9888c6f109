package io.memwall.collectors.agent.publish;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What is on its way, in order. Not thread-safe, but for {@link #bytes}. */
final class Flights {
  private final Deque<Flight> flights = new ArrayDeque<>();
  private final AtomicLong bytes = new AtomicLong();

  void add(Flight flight) {
    flights.add(flight);
    bytes.addAndGet(flight.queued().entry().weight());
  }

  /** Null when there is none. */
  Flight head() {
    return flights.peekFirst();
  }

  Flight remove() {
    Flight head = flights.removeFirst();
    bytes.addAndGet(-head.queued().entry().weight());
    return head;
  }

  /** Those that are not on disk, too; they are the last ones. */
  List<Flight> unspooled() {
    return flights.stream().filter(flight -> !flight.isSpooled()).toList();
  }

  /** The first that is not on disk, too. */
  Optional<Flight> firstUnspooled() {
    return flights.stream().filter(flight -> !flight.isSpooled()).findFirst();
  }

  /** Last ordinal on its way. */
  Optional<Long> last() {
    return Optional.ofNullable(flights.peekLast()).map(flight -> flight.queued().ordinal());
  }

  boolean isEmpty() {
    return flights.isEmpty();
  }

  long bytes() {
    return bytes.get();
  }

  void clear() {
    flights.clear();
    bytes.set(0);
  }
}
