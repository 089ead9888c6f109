package io.memwall.streams.allocation;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.allocation.Holding.Place;
import io.memwall.streams.allocation.LedgerEntry.Operation;
import io.memwall.streams.allocation.LedgerEntry.Position;
import io.memwall.streams.allocation.LedgerEntry.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Our own bytes for holdings and waiting entries in the state; a version leads each. */
final class LedgerFormat {
  private static final int VERSION = 1;

  private LedgerFormat() {}

  static byte[] encode(Holding holding) {
    var out =
        new ByteWriter()
            .int8(VERSION)
            .text(holding.state().name())
            .text(holding.tenant())
            .int64(holding.unplacedBytes())
            .int64(holding.sequence())
            .int32(holding.places().size());
    for (var place : holding.places()) {
      write(out, place.extent()).int8(place.leaving() ? 1 : 0);
    }
    return out.bytes();
  }

  static Holding holding(byte[] bytes) {
    var in = begin(bytes);
    var state = Holding.State.valueOf(in.text());
    String tenant = in.text();
    long unplaced = in.int64();
    long sequence = in.int64();
    var places = new ArrayList<Place>();
    for (int left = in.int32(); left > 0; left--) {
      places.add(new Place(extent(in), in.int8() == 1));
    }
    return new Holding(state, tenant, places, unplaced, sequence);
  }

  static byte[] encode(LedgerEntry entry) {
    var request = entry.request();
    var out =
        new ByteWriter()
            .int8(VERSION)
            .int64(entry.position().epoch())
            .int64(entry.position().sequence())
            .text(entry.operation().name())
            .text(request.tenant())
            .int64(request.bytes());
    write(out, request.allocation());
    write(out, request.destination());
    out.int64(entry.atNs()).int32(entry.impossibleExtents()).int32(entry.extents().size());
    entry.extents().forEach(extent -> write(out, extent));
    return out.bytes();
  }

  static LedgerEntry entry(PoolId pool, byte[] bytes) {
    var in = begin(bytes);
    var position = new Position(in.int64(), in.int64());
    var operation = Operation.valueOf(in.text());
    String tenant = in.text();
    long asked = in.int64();
    var request = new Request(optional(in), tenant, asked, optional(in));
    long atNs = in.int64();
    int impossible = in.int32();
    List<Extent> extents = new ArrayList<>();
    for (int left = in.int32(); left > 0; left--) {
      extents.add(extent(in));
    }
    return new LedgerEntry(pool, position, operation, request, extents, impossible, atNs);
  }

  static ByteReader begin(byte[] bytes) {
    var in = new ByteReader(bytes);
    int version = in.int8();
    if (version != VERSION) {
      throw new IllegalArgumentException("ledger row of version " + version + ", not " + VERSION);
    }
    return in;
  }

  static ByteWriter begin() {
    return new ByteWriter().int8(VERSION);
  }

  private static ByteWriter write(ByteWriter out, Extent extent) {
    return out.int64(extent.first()).int64(extent.last());
  }

  private static Extent extent(ByteReader in) {
    return new Extent(in.int64(), in.int64());
  }

  private static void write(ByteWriter out, Optional<String> text) {
    out.int8(text.isPresent() ? 1 : 0);
    text.ifPresent(out::text);
  }

  private static Optional<String> optional(ByteReader in) {
    return in.int8() == 1 ? Optional.of(in.text()) : Optional.empty();
  }
}
