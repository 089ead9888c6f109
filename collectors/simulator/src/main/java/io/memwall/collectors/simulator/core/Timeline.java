package io.memwall.collectors.simulator.core;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The order of everything: events by (time, rank, entity, insertion number). Not thread-safe.
 *
 * <p>Times are picoseconds since the start of the run, so that a run may last 106 days.
 */
public final class Timeline {
  public static final long PICOS_PER_NANO = 1_000;

  private static final Comparator<Event> ORDER =
      Comparator.comparingLong(Event::time)
          .thenComparing(Event::rank)
          .thenComparingInt(Event::entity)
          .thenComparingLong(Event::insertion);

  private final PriorityQueue<Event> events = new PriorityQueue<>(ORDER);
  private long now;
  private long insertions;
  private int entities;

  private record Event(long time, Rank rank, int entity, long insertion, Runnable action) {}

  /** A number for something that schedules events; the earlier it asks, the earlier its turn. */
  public int newEntity() {
    return entities++;
  }

  /** Picoseconds since the start. */
  public long now() {
    return now;
  }

  /** The next whole nanosecond, in picoseconds: masters act on ticks of their 1 GHz clock. */
  public long nextTick() {
    return -Math.floorDiv(-now, PICOS_PER_NANO) * PICOS_PER_NANO;
  }

  public void at(long time, Rank rank, int entity, Runnable action) {
    if (time < now) {
      throw new IllegalArgumentException("event at " + time + " ps, but it is " + now + " ps");
    }
    events.add(new Event(time, rank, entity, insertions++, action));
  }

  public void after(long picos, Rank rank, int entity, Runnable action) {
    at(Math.addExact(now, picos), rank, entity, action);
  }

  public boolean isEmpty() {
    return events.isEmpty();
  }

  /** Time of the next event in picoseconds; {@link Long#MAX_VALUE} when there is none. */
  public long next() {
    return events.isEmpty() ? Long.MAX_VALUE : events.peek().time();
  }

  /** Lets the next event happen. There must be one. */
  public void step() {
    Event event = events.remove();
    now = event.time();
    event.action().run();
  }

  /** Moves the time on without an event in between. */
  public void advanceTo(long time) {
    if (next() < time) {
      throw new IllegalStateException("an event at " + next() + " ps lies before " + time + " ps");
    }
    now = Math.max(now, time);
  }
}
