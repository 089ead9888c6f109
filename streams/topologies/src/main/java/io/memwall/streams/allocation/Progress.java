package io.memwall.streams.allocation;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;

/**
 * How far a ledger has come.
 *
 * @param epoch of the ledger, 64 unsigned bits
 * @param applied number of the last entry applied; 0 before the first
 * @param highest the highest number seen; above {@code applied} there is a hole
 * @param asOfNs time of the last entry applied, by the allocator's clock
 * @param hole since when entries have been missing
 * @param certain false once a hole has lasted too long
 * @param results how many results were given
 */
record Progress(
    long epoch, long applied, long highest, long asOfNs, Hole hole, boolean certain, long results) {

  /**
   * A stretch of missing entries.
   *
   * @param sinceMs wall time at which it was seen, ms
   * @param sinceNs event time of the entry behind it, ns
   */
  record Hole(long sinceMs, long sinceNs) {}

  static Progress begin(long epoch, long results) {
    return new Progress(epoch, 0, 0, 0, new Hole(0, 0), true, results);
  }

  boolean hasHole() {
    return Long.compareUnsigned(highest, applied) > 0;
  }

  Progress applied(long sequence, long atNs, long nowMs) {
    long top = Long.compareUnsigned(highest, sequence) > 0 ? highest : sequence;
    // Whatever is still missing behind this entry has its own time to come.
    return new Progress(epoch, sequence, top, atNs, new Hole(nowMs, atNs), true, results);
  }

  /** Something is known to lie ahead; the hole begins with the first word of it. */
  Progress early(long sequence, long atNs, long nowMs) {
    long top = Long.compareUnsigned(highest, sequence) > 0 ? highest : sequence;
    var since = hasHole() ? hole : new Hole(nowMs, atNs);
    return new Progress(epoch, applied, top, asOfNs, since, certain, results);
  }

  Progress withCertain(boolean now) {
    return new Progress(epoch, applied, highest, asOfNs, hole, now, results);
  }

  Progress withAsOf(long ns) {
    return new Progress(epoch, applied, highest, ns, hole, certain, results);
  }

  Progress withResult() {
    return new Progress(epoch, applied, highest, asOfNs, hole, certain, results + 1);
  }

  void write(ByteWriter out) {
    out.int64(epoch)
        .int64(applied)
        .int64(highest)
        .int64(asOfNs)
        .int64(hole.sinceMs())
        .int64(hole.sinceNs())
        .int8(certain ? 1 : 0)
        .int64(results);
  }

  static Progress read(ByteReader in) {
    return new Progress(
        in.int64(),
        in.int64(),
        in.int64(),
        in.int64(),
        new Hole(in.int64(), in.int64()),
        in.int8() == 1,
        in.int64());
  }
}
