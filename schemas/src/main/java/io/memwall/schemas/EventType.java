package io.memwall.schemas;

/** What a node reports. The code is part of every event's identity and never changes. */
public enum EventType {
  FLOW(1, "ox.flow/1"),
  HOT(2, "ox.hot/1"),
  CONNECTION(3, "ox.conn/1"),
  LINK(4, "ox.link/1"),
  TRANSACTION(5, "ox.txn/1"),
  ALLOCATION(6, "mem.alloc/1"),
  SNAPSHOT(7, "mem.snapshot/1"),
  HOST(8, "host.mem/1"),
  INVENTORY(9, "topo/1"),
  HEALTH(10, "ox.health/1");

  private static final int SHARDS = 256;

  private final int code;
  private final String schemaName;

  EventType(int code, String schemaName) {
    this.code = code;
    this.schemaName = schemaName;
  }

  public int code() {
    return code;
  }

  /** Event type and major version as the envelope carries it. */
  public String schemaName() {
    return schemaName;
  }

  /**
   * The stream number of a shard: the unit of ordering and of sequence numbers.
   *
   * @param shard 0..255
   * @throws IllegalArgumentException if the shard is outside that range
   */
  public int stream(int shard) {
    if (shard < 0 || shard >= SHARDS) {
      throw new IllegalArgumentException("shard " + shard + " is outside 0.." + (SHARDS - 1));
    }
    return code * SHARDS + shard;
  }

  /**
   * The event type a stream number belongs to.
   *
   * @throws IllegalArgumentException if no type has that code
   */
  public static EventType ofStream(int stream) {
    for (EventType type : values()) {
      if (type.code == stream / SHARDS) {
        return type;
      }
    }
    throw new IllegalArgumentException("stream " + stream + " belongs to no event type");
  }
}
