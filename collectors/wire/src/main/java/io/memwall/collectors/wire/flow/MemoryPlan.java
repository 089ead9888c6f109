package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.match.MatchSettings;

/**
 * How one tap's memory is shared out. Three eighths are for halves, a sixteenth for messages that
 * wait for their delivery, a half for requests that wait for their answers; the rest is for hot
 * addresses, samplers and what a cut allocates. Everything is allocated as it is needed, nothing
 * beyond its share.
 *
 * @param bytes most memory the tracking of the tap takes
 * @param halves halves kept at once; beyond it the least recently seen connection is forgotten
 */
public record MemoryPlan(long bytes, int halves) {
  /** Cursors, credits, counters and sketches of a half that carries every class of traffic. */
  public static final int BYTES_PER_HALF = 12 * 1024;

  /** An outstanding request with its place in the hash table. */
  public static final int BYTES_PER_REQUEST = 96;

  /** Enough for {@link FlowSettings#DEFAULT_MAX_HALVES}. */
  public static final MemoryPlan DEFAULT = of(512L << 20);

  /** Hot lines and regions of a pool, with the usual bounds. */
  private static final int BYTES_PER_HOT_POOL = 640 * 1024;

  private static final int MOST_HOT_POOLS = 16;
  private static final long LEAST_BYTES = 1L << 20;
  private static final int MOST_HALVES = 1 << 20;
  private static final int LEAST_HALVES = 4;

  /** Refuses a table too small for two connections. */
  public MemoryPlan {
    if (halves < LEAST_HALVES || halves > MOST_HALVES) {
      throw new IllegalArgumentException("max halves are 4 to 2^20, not " + halves);
    }
    if (bytes < LEAST_BYTES) {
      throw new IllegalArgumentException("tracking needs at least 1 MiB, not " + bytes + " bytes");
    }
  }

  /** As many halves as three eighths of the memory hold. */
  public static MemoryPlan of(long bytes) {
    long halves = bytes / 8 * 3 / BYTES_PER_HALF;
    return new MemoryPlan(bytes, (int) Math.max(LEAST_HALVES, Math.min(MOST_HALVES, halves)));
  }

  /** The default, or what so many halves need. */
  static MemoryPlan ofHalves(int halves) {
    long needed = (long) halves * BYTES_PER_HALF / 3 * 8;
    return new MemoryPlan(Math.max(DEFAULT.bytes(), needed), halves);
  }

  /** Messages that may wait for their delivery, of all halves together. */
  int parkedMessages() {
    return (int) Math.min(1 << 24, bytes / 16 / ParkedMessages.BYTES_EACH);
  }

  /** Pools whose hot addresses are told apart; most of the last sixteenth is theirs. */
  int hotPools() {
    return (int) Math.max(1, Math.min(MOST_HOT_POOLS, bytes / 32 / BYTES_PER_HOT_POOL));
  }

  /** Bytes for requests that wait for their answers, of all connections together. */
  long matchingBytes() {
    return bytes / 2;
  }

  /** Bounds of the matching of one connection: one table takes a quarter of the share at most. */
  MatchSettings matching() {
    MatchSettings usual = MatchSettings.DEFAULT;
    long affordable = Long.highestOneBit(matchingBytes() / 4 / BYTES_PER_REQUEST);
    return new MatchSettings(
        (int) Math.min(usual.outstanding(), affordable),
        usual.queue(),
        usual.ageNanos(),
        (int) Math.min(usual.lines(), affordable));
  }
}
