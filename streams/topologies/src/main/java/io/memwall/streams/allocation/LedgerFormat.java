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
  private static final int VERSION = 2;

  private LedgerFormat() {}

  static byte[] encode(Holding holding) {
    var out =
        new ByteWriter()
            .int8(VERSION)
            .text(holding.state().name())
            .int64(holding.unplacedBytes())
            .int64(holding.changed())
            .int64(holding.bornNs());
    write(out, holding.claimant()).int32(holding.places().size());
    for (var place : holding.places()) {
      write(out, place.extent())
          .int8(place.leaving() ? 1 : 0)
          .int64(place.since().sequence())
          .int64(place.since().atNs());
    }
    return out.bytes();
  }

  static Holding holding(byte[] bytes) {
    var in = begin(bytes);
    var state = Holding.State.valueOf(in.text());
    long unplaced = in.int64();
    long changed = in.int64();
    long bornNs = in.int64();
    var claimant = claimant(in);
    var places = new ArrayList<Place>();
    for (int left = in.int32(); left > 0; left--) {
      places.add(new Place(extent(in), in.int8() == 1, new Holding.Since(in.int64(), in.int64())));
    }
    return new Holding(state, claimant, places, unplaced, changed, bornNs);
  }

  static byte[] encode(LedgerEntry entry) {
    var request = entry.request();
    var out =
        new ByteWriter()
            .int8(VERSION)
            .int64(entry.position().epoch())
            .int64(entry.position().sequence())
            .text(entry.operation().name())
            .text(request.reason())
            .int64(request.bytes());
    write(out, request.claimant());
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
    String reason = in.text();
    long asked = in.int64();
    var claimant = claimant(in);
    var request = new Request(optional(in), claimant, asked, optional(in), reason);
    long atNs = in.int64();
    int impossible = in.int32();
    List<Extent> extents = new ArrayList<>();
    for (int left = in.int32(); left > 0; left--) {
      extents.add(extent(in));
    }
    return new LedgerEntry(pool, position, operation, request, extents, impossible, atNs);
  }

  static ByteReader begin(byte[] bytes) {
    return checked(new ByteReader(bytes));
  }

  /** Reads the version that leads a row. */
  static ByteReader checked(ByteReader in) {
    int version = in.int8();
    if (version != VERSION) {
      throw new IllegalArgumentException("ledger row of version " + version + ", not " + VERSION);
    }
    return in;
  }

  static ByteWriter begin() {
    return new ByteWriter().int8(VERSION);
  }

  static ByteWriter write(ByteWriter out, Claimant claimant) {
    return out.text(claimant.tenant())
        .text(claimant.workload())
        .text(claimant.initiator())
        .text(claimant.tag());
  }

  static Claimant claimant(ByteReader in) {
    return new Claimant(in.text(), in.text(), in.text(), in.text());
  }

  static ByteWriter write(ByteWriter out, Extent extent) {
    return out.int64(extent.first()).int64(extent.last());
  }

  static Extent extent(ByteReader in) {
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
