package io.memwall.streams.attribution;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.Rows;
import io.memwall.streams.attribution.Held.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which allocations a tenant's workload held of a pool by way of a host, as rows: one per extent,
 * those that are still held apart from those that ended, which are ordered by their ends, so that
 * who asks about the present passes by everything that is over.
 */
final class AllotmentRows {
  private static final int LIVE = 'L';
  private static final int ENDED = 'G';
  private static final int FORGOTTEN_AT_ONCE = 64;

  private final Rows rows;

  AllotmentRows(Rows rows) {
    this.rows = rows;
  }

  /**
   * Takes in an extent that was known as {@code before}, or not at all.
   *
   * @param group whose it is: bytes that are no other group's and no part of another group's
   */
  void put(byte[] group, Held held, Optional<Span> before) {
    before.ifPresent(span -> rows.delete(key(group, held, span)));
    rows.put(
        key(group, held, held.span()),
        new ByteWriter()
            .int64(held.span().fromNs())
            .text(held.owner().allocation().orElse(""))
            .bytes());
    held.span().toNs().ifPresent(endNs -> forget(group, endNs));
  }

  /** What the group held at that time. */
  Allotted at(byte[] group, long atNs) {
    var found = new HashSet<String>();
    rows.scan(prefix(LIVE, group).bytes(), (key, value) -> add(found, value, atNs));
    if (found.size() < 2) {
      byte[] endingLater = prefix(ENDED, group).ordered(atNs + 1).bytes();
      byte[] last = Rows.after(prefix(ENDED, group).bytes());
      rows.scan(endingLater, last, (key, value) -> add(found, value, atNs));
    }
    return new Allotted(found);
  }

  /**
   * Allocations that were held at a time.
   *
   * @param ids up to two of them, which tells whether there was only one
   */
  record Allotted(Set<String> ids) {
    Allotted {
      ids = Set.copyOf(ids);
    }

    boolean isNothing() {
      return ids.isEmpty();
    }

    /** The allocation, if there was only one. */
    Optional<String> sole() {
      return ids.size() == 1
          ? ids.stream().filter(id -> !id.isEmpty()).findFirst()
          : Optional.empty();
    }
  }

  /** Two are enough to know that there was not only one. */
  private static boolean add(Set<String> found, byte[] value, long atNs) {
    var in = new ByteReader(value);
    if (in.int64() <= atNs) {
      found.add(in.text());
    }
    return found.size() < 2;
  }

  private void forget(byte[] group, long endNs) {
    var gone = new ArrayList<byte[]>();
    rows.scan(
        prefix(ENDED, group).bytes(),
        prefix(ENDED, group).ordered(endNs - OwnerRows.REMEMBERED.toNanos()).bytes(),
        (key, value) -> gone.add(key) && gone.size() < FORGOTTEN_AT_ONCE);
    gone.forEach(rows::delete);
  }

  private static byte[] key(byte[] group, Held held, Span span) {
    var key =
        span.toNs().isPresent()
            ? prefix(ENDED, group).ordered(span.toNs().getAsLong())
            : prefix(LIVE, group);
    return key.int64(held.entry().epoch())
        .int64(held.entry().sequence())
        .int64(held.stretch().first())
        .bytes();
  }

  private static ByteWriter prefix(int table, byte[] group) {
    var out = new ByteWriter().int8(table).int32(group.length);
    for (byte each : group) {
      out.int8(each);
    }
    return out;
  }
}
