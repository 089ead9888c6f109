package io.memwall.collectors.simulator.core;

import java.util.PriorityQueue;

/**
 * The order of everything: events by (time, rank, entity, insertion number). Not thread-safe.
 *
 * <p>Times are picoseconds since the start of the run, so that a run may last 106 days.
 */
public final class Timeline {
  public static final long PICOS_PER_NANO = 1_000;

  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private long now;
  private long insertions;
  private int entities;
  private int pending;

  /** Something that will happen unless it is cancelled before. */
  public interface Pending {
    /** Makes it never happen; does nothing when it has happened or was cancelled already. */
    void cancel();
  }

  private final class Event implements Comparable<Event>, Pending {
    private final long time;
    private final int rank;
    private final int entity;
    private final long insertion;
    private Runnable action;
    private boolean over;

    Event(long time, Rank rank, int entity, Runnable action) {
      this.time = time;
      this.rank = rank.order();
      this.entity = entity;
      this.insertion = insertions++;
      this.action = action;
    }

    @Override
    public int compareTo(Event other) {
      if (time != other.time) {
        return time < other.time ? -1 : 1;
      }
      if (rank != other.rank) {
        return rank < other.rank ? -1 : 1;
      }
      if (entity != other.entity) {
        return entity < other.entity ? -1 : 1;
      }
      return Long.compare(insertion, other.insertion);
    }

    @Override
    public void cancel() {
      if (!over) {
        over = true;
        action = Timeline::nothing;
        pending--;
      }
    }
  }

  private static void nothing() {}

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

  public Pending at(long time, Rank rank, int entity, Runnable action) {
    if (time < now) {
      throw new IllegalArgumentException("event at " + time + " ps, but it is " + now + " ps");
    }
    Event event = new Event(time, rank, entity, action);
    events.add(event);
    pending++;
    return event;
  }

  public Pending after(long picos, Rank rank, int entity, Runnable action) {
    return at(Math.addExact(now, picos), rank, entity, action);
  }

  public boolean isEmpty() {
    return pending == 0;
  }

  /** Time of the next event in picoseconds; {@link Long#MAX_VALUE} when there is none. */
  public long next() {
    dropCancelled();
    return events.isEmpty() ? Long.MAX_VALUE : events.peek().time;
  }

  /** Lets the next event happen. There must be one. */
  public void step() {
    dropCancelled();
    Event event = events.remove();
    event.over = true;
    pending--;
    now = event.time;
    event.action.run();
  }

  private void dropCancelled() {
    while (!events.isEmpty() && events.peek().over) {
      events.remove();
    }
  }

  /** Moves the time on without an event in between. */
  public void advanceTo(long time) {
    if (next() < time) {
      throw new IllegalStateException("an event at " + next() + " ps lies before " + time + " ps");
    }
    now = Math.max(now, time);
  }
}
