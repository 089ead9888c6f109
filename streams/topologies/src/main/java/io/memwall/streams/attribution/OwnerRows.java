package io.memwall.streams.attribution;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.Fabric;
import io.memwall.streams.Rows;
import io.memwall.streams.attribution.Held.Entry;
import io.memwall.streams.attribution.Held.PoolKey;
import io.memwall.streams.attribution.Held.Span;
import io.memwall.streams.attribution.Held.Stretch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Everything held now or lately, as rows.
 *
 * <p>An extent no longer than 2^n lies in one or two of the aligned blocks of 2^n bytes and has a
 * row for each, so that the owner of an address is found by looking at one block of each size that
 * occurs: the newest first, which is nearly always the one.
 */
final class OwnerRows {
  /** How long after its end an extent is remembered, by the time of the ends that come. */
  static final Duration REMEMBERED = Duration.ofDays(30);

  private static final int BLOCK = 'B';
  private static final int SIZES = 'S';
  private static final int ENDED = 'E';
  private static final int FORGOTTEN_AT_ONCE = 64;

  private final Rows rows;
  private final TenancyRows tenancies;

  /** What the row of an extent is found by, besides its pool. */
  private record Place(Stretch stretch, long fromNs, Entry entry) {
    static Place of(Held held) {
      return new Place(held.stretch(), held.span().fromNs(), held.entry());
    }
  }

  OwnerRows(Rows rows) {
    this.rows = rows;
    tenancies = new TenancyRows(rows);
  }

  /**
   * Takes in what is known of an extent now.
   *
   * @return from when on answers are others than before, ns; empty when all was known already
   */
  OptionalLong put(Held held) {
    var place = Place.of(held);
    byte[] first = key(held.pool(), place, held.stretch().first());
    var before = rows.get(first);
    byte[] value = value(held);
    if (before.filter(known -> Arrays.equals(known, value)).isPresent()) {
      return OptionalLong.empty();
    }
    var spanBefore = before.map(known -> span(new ByteReader(known)));
    tenancies.put(held, spanBefore);
    rows.put(key(SIZES, held.pool()).int8(held.stretch().size()).bytes(), new byte[0]);
    rows.put(first, value);
    rows.put(key(held.pool(), place, held.stretch().last()), value);
    held.span().toNs().ifPresent(endNs -> forget(held, endNs));
    return OptionalLong.of(changedFrom(held.span(), spanBefore));
  }

  /** An extent that was known only ends; a new one begins. */
  private static long changedFrom(Span now, Optional<Span> before) {
    if (before.isEmpty()) {
      return now.fromNs();
    }
    return Math.min(now.toNs().orElse(Long.MAX_VALUE), before.get().toNs().orElse(Long.MAX_VALUE));
  }

  Optional<Owner> ownerOf(PoolKey pool, long address, long atNs) {
    for (int size : sizes(pool)) {
      var owner = ownerIn(pool, size, address, atNs);
      if (owner.isPresent()) {
        return owner;
      }
    }
    return Optional.empty();
  }

  TenancyRows tenancies() {
    return tenancies;
  }

  private List<Integer> sizes(PoolKey pool) {
    var sizes = new ArrayList<Integer>();
    byte[] prefix = key(SIZES, pool).bytes();
    rows.scan(prefix, (key, value) -> sizes.add((int) key[prefix.length]));
    return sizes;
  }

  private Optional<Owner> ownerIn(PoolKey pool, int size, long address, long atNs) {
    var found = new ArrayList<Owner>(1);
    rows.scan(
        block(pool, size, address).ordered(~atNs).bytes(),
        Rows.after(block(pool, size, address).bytes()),
        (key, value) -> {
          var in = new ByteReader(value);
          boolean then = span(in).contains(atNs);
          if (new Stretch(in.int64(), in.int64()).contains(address) && then) {
            found.add(owner(in));
          }
          return found.isEmpty();
        });
    return found.stream().findFirst();
  }

  private void forget(Held held, long endNs) {
    var fabric = held.pool().fabric();
    rows.put(ended(held, endNs), new byte[0]);
    var gone = new ArrayList<byte[]>();
    rows.scan(
        key(ENDED, fabric).bytes(),
        key(ENDED, fabric).ordered(endNs - REMEMBERED.toNanos()).bytes(),
        (key, value) -> gone.add(key) && gone.size() < FORGOTTEN_AT_ONCE);
    for (byte[] key : gone) {
      rows.delete(key);
      delete(fabric, new ByteReader(key, key(ENDED, fabric).bytes().length));
    }
  }

  private static byte[] ended(Held held, long endNs) {
    return key(ENDED, held.pool().fabric())
        .ordered(endNs)
        .text(held.pool().id())
        .int64(held.stretch().first())
        .int64(held.stretch().last())
        .int64(held.span().fromNs())
        .int64(held.entry().epoch())
        .int64(held.entry().sequence())
        .bytes();
  }

  private void delete(Fabric fabric, ByteReader ended) {
    ended.ordered();
    var pool = new PoolKey(fabric, ended.text());
    var stretch = new Stretch(ended.int64(), ended.int64());
    var place = new Place(stretch, ended.int64(), new Entry(ended.int64(), ended.int64()));
    rows.delete(key(pool, place, stretch.first()));
    rows.delete(key(pool, place, stretch.last()));
  }

  private static byte[] key(PoolKey pool, Place place, long address) {
    return block(pool, place.stretch().size(), address)
        // Turned round: what began last comes first.
        .ordered(~place.fromNs())
        .int64(place.entry().epoch())
        .int64(place.entry().sequence())
        .int64(place.stretch().first())
        .bytes();
  }

  private static ByteWriter block(PoolKey pool, int size, long address) {
    long block = size == Long.SIZE ? 0 : address >>> size;
    return key(BLOCK, pool).int8(size).int64(block);
  }

  private static ByteWriter key(int table, PoolKey pool) {
    return key(table, pool.fabric()).text(pool.id());
  }

  private static ByteWriter key(int table, Fabric fabric) {
    return new ByteWriter().int8(table).text(fabric.caseName()).text(fabric.id());
  }

  private static byte[] value(Held held) {
    var out = new ByteWriter().int64(held.span().fromNs());
    held.span().toNs().ifPresentOrElse(to -> out.int8(1).int64(to), () -> out.int8(0));
    out.int64(held.stretch().first()).int64(held.stretch().last());
    write(out, held.owner().tenant());
    write(out, held.owner().workload());
    write(out, held.owner().allocation());
    return out.bytes();
  }

  private static Span span(ByteReader in) {
    long fromNs = in.int64();
    return new Span(fromNs, in.int8() == 1 ? OptionalLong.of(in.int64()) : OptionalLong.empty());
  }

  private static Owner owner(ByteReader in) {
    return new Owner(optional(in), optional(in), optional(in));
  }

  private static void write(ByteWriter out, Optional<String> text) {
    text.ifPresentOrElse(known -> out.int8(1).text(known), () -> out.int8(0));
  }

  private static Optional<String> optional(ByteReader in) {
    return in.int8() == 1 ? Optional.of(in.text()) : Optional.empty();
  }
}
