package io.memwall.collectors.agent.spool;

import java.util.Objects;

/** An encoded event on its way: to one topic, under one number. */
public final class Entry {
  /** What an entry takes in memory beside its value and key, roughly, in bytes. */
  private static final int OVERHEAD = 200;

  private final EventNumber number;
  private final Destination destination;
  private final byte[] value;
  private final long handedOver;

  /**
   * @param value not copied: nobody may change it any more
   * @param handedOver when, in ns since the Unix epoch
   */
  public Entry(EventNumber number, Destination destination, byte[] value, long handedOver) {
    this.number = Objects.requireNonNull(number);
    this.destination = Objects.requireNonNull(destination);
    this.value = Objects.requireNonNull(value);
    this.handedOver = handedOver;
  }

  public EventNumber number() {
    return number;
  }

  public Destination destination() {
    return destination;
  }

  /** Not a copy; not to be changed. */
  public byte[] value() {
    return value;
  }

  public long handedOver() {
    return handedOver;
  }

  /** Bytes it takes in memory, roughly. */
  public long weight() {
    return (long) OVERHEAD + value.length + destination.key().length();
  }

  @Override
  public String toString() {
    return number + " to " + destination;
  }
}
