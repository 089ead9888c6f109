package io.memwall.collectors.agent.intake;

import io.memwall.collectors.agent.allocation.LedgerEntry.Position;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How the head of a ledger moved, as the journal keeps it.
 *
 * @param head where it stands now
 * @param hashes of the last entries up to there, in their order
 */
record LedgerStep(Position head, List<Long> hashes) {
  LedgerStep {
    hashes = List.copyOf(hashes);
  }

  /** From one state of a head to a later one. */
  static LedgerStep between(LedgerHead before, LedgerHead after) {
    Position to = after.position();
    long advanced = to.seq() - before.position().seq();
    boolean continued = before.isBegun() && before.position().epoch() == to.epoch();
    long count =
        continued && Long.compareUnsigned(advanced, after.remembered()) < 0
            ? advanced
            : after.remembered();
    return last(after, count);
  }

  /** Everything a head remembers. */
  static LedgerStep whole(LedgerHead head) {
    return last(head, head.remembered());
  }

  private static LedgerStep last(LedgerHead head, long count) {
    var hashes = new ArrayList<Long>((int) count);
    long last = head.position().seq();
    for (long seq = last - count + 1; seq != last + 1; seq++) {
      hashes.add(head.hash(seq));
    }
    return new LedgerStep(head.position(), hashes);
  }

  void apply(LedgerHead to) {
    var first = new Position(head.poolId(), head.epoch(), head.seq() - hashes.size());
    if (!to.isBegun() || !to.position().equals(first)) {
      to.moveTo(first);
    }
    for (int i = 0; i < hashes.size(); i++) {
      to.take(new Position(head.poolId(), head.epoch(), first.seq() + 1 + i), hashes.get(i));
    }
  }

  byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeUTF(head.poolId());
      out.writeLong(head.epoch());
      out.writeLong(head.seq());
      out.writeInt(hashes.size());
      for (long hash : hashes) {
        out.writeLong(hash);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an array in memory failed", e);
    }
    return bytes.toByteArray();
  }

  /**
   * @throws IOException when it is no step
   */
  static LedgerStep read(byte[] bytes) throws IOException {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      var head = new Position(in.readUTF(), in.readLong(), in.readLong());
      int count = in.readInt();
      if (count < 0 || count > LedgerHead.REMEMBERED) {
        throw new IOException(count + " entries are no step of a ledger");
      }
      var hashes = new ArrayList<Long>(count);
      for (int i = 0; i < count; i++) {
        hashes.add(in.readLong());
      }
      return new LedgerStep(head, hashes);
    }
  }
}
