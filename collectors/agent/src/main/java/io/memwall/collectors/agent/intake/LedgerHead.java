package io.memwall.collectors.agent.intake;

import io.memwall.collectors.agent.allocation.LedgerEntry;
import io.memwall.collectors.agent.allocation.LedgerEntry.Position;

/**
 * Where the ledger of a pool stands, and what its last {@value #REMEMBERED} entries said, so that a
 * repeat can be told from a contradiction. Numbers are unsigned. Not thread-safe.
 */
final class LedgerHead {
  static final int REMEMBERED = 512;

  /** How an entry stands to what is known. */
  enum Standing {
    NEXT,
    /** Was taken before, or is too old to tell. */
    REPEAT,
    /** Entries before it are missing. */
    AHEAD,
    /** Another entry has its place. */
    CONTRADICTION,
    /** Of a ledger that was replaced by a newer one. */
    OUTDATED
  }

  private final String poolId;
  private long epoch;
  private long seq;
  private boolean begun;
  private long remembered;
  private final long[] hashes;

  LedgerHead(String poolId) {
    this.poolId = poolId;
    this.hashes = new long[REMEMBERED];
  }

  private LedgerHead(LedgerHead other) {
    poolId = other.poolId;
    epoch = other.epoch;
    seq = other.seq;
    begun = other.begun;
    remembered = other.remembered;
    hashes = other.hashes.clone();
  }

  LedgerHead copy() {
    return new LedgerHead(this);
  }

  Standing standing(Position position, long hash) {
    int newer = begun ? Long.compareUnsigned(position.epoch(), epoch) : 1;
    if (newer < 0) {
      return Standing.OUTDATED;
    }
    if (newer > 0) {
      return position.seq() == 1 ? Standing.NEXT : Standing.AHEAD;
    }
    if (Long.compareUnsigned(position.seq(), seq) <= 0) {
      return isRemembered(position.seq()) && hashes[slot(position.seq())] != hash
          ? Standing.CONTRADICTION
          : Standing.REPEAT;
    }
    return position.seq() == seq + 1 ? Standing.NEXT : Standing.AHEAD;
  }

  private boolean isRemembered(long asked) {
    return Long.compareUnsigned(seq - asked, remembered) < 0;
  }

  private static int slot(long seq) {
    return (int) Long.remainderUnsigned(seq, REMEMBERED);
  }

  /** Moves to an entry, whatever is missing before it. */
  void take(Position position, long hash) {
    if (!begun || position.epoch() != epoch || position.seq() != seq + 1) {
      moveTo(position);
    }
    seq = position.seq();
    hashes[slot(seq)] = hash;
    remembered = Math.min(REMEMBERED, remembered + 1);
  }

  /** Moves to the last entry of a snapshot, of which the entries before are not known. */
  void moveTo(Position position) {
    begun = true;
    epoch = position.epoch();
    seq = position.seq();
    remembered = 0;
  }

  String poolId() {
    return poolId;
  }

  /** Of the last entry taken; epoch 0, sequence 0 before any. */
  Position position() {
    return new Position(poolId, epoch, seq);
  }

  boolean isBegun() {
    return begun;
  }

  /** How many of the last entries it can compare with. */
  int remembered() {
    return (int) remembered;
  }

  /** Of one of those entries. */
  long hash(long asked) {
    return hashes[slot(asked)];
  }

  /** What an entry says but for its time: a clock read twice contradicts nothing. */
  static long hash(LedgerEntry entry) {
    return ContentHash.of(
        new LedgerEntry(
                entry.position(),
                0,
                entry.operation(),
                entry.allocId(),
                entry.owner(),
                entry.bytesRequested(),
                entry.extents(),
                entry.oldExtents(),
                entry.destinationPool(),
                entry.reason())
            .toString());
  }
}
