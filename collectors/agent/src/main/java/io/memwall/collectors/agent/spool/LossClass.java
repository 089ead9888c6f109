package io.memwall.collectors.agent.spool;

import io.memwall.schemas.EventType;

/** What is given up last comes first. */
public enum LossClass {
  /** What cannot be measured again: ledgers, snapshots, inventory, and the reports on loss. */
  LEDGER(0),
  /** Intervals and lifecycles of connections. */
  FLOW(1),
  /** Counters of hosts and links: the next reading carries the totals. */
  HOST(2),
  /** Samples and hot lines. */
  HOT(3);

  private final int rank;

  LossClass(int rank) {
    this.rank = rank;
  }

  /** 0 for what is given up last, and one more for each class below. */
  public int rank() {
    return rank;
  }

  /** The class events of a type belong to. */
  public static LossClass of(EventType type) {
    return switch (type) {
      case ALLOCATION, SNAPSHOT, INVENTORY, HEALTH -> LEDGER;
      case FLOW, CONNECTION -> FLOW;
      case HOST, LINK -> HOST;
      case HOT, TRANSACTION -> HOT;
    };
  }

  /**
   * The class of a stream's events.
   *
   * @throws IllegalArgumentException if no type has that stream
   */
  public static LossClass ofStream(int stream) {
    return of(EventType.ofStream(stream));
  }
}
