package io.memwall.collectors.agent.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.memwall.collectors.agent.allocation.LedgerEntry;
import io.memwall.collectors.agent.allocation.LedgerEntry.Extent;
import io.memwall.collectors.agent.allocation.LedgerEntry.Operation;
import io.memwall.collectors.agent.allocation.LedgerEntry.Owner;
import io.memwall.collectors.agent.allocation.LedgerEntry.Position;
import io.memwall.collectors.agent.allocation.LedgerEntry.Reason;
import java.util.List;
import java.util.Optional;

/** Ledger entries as JSON objects; the names are those of the event they become. */
final class LedgerFields {
  static final int NAME = 128;
  static final int TAG = 64;
  private static final int EXTENTS = 4_096;

  private LedgerFields() {}

  /** Empty when it complained. */
  static Optional<LedgerEntry> entry(Placed<JsonNode> object, Complaints complaints) {
    var fields = new Fields(object, complaints);
    Position position = position(fields, "ledger_seq");
    if (position.seq() == 0 && fields.has("ledger_seq")) {
      fields.wrong("ledger_seq", "0 is none", "the first entry of a ledger is 1");
    }
    Optional<Operation> operation = fields.oneOf("op", Operation.values());
    if (!fields.has("op")) {
      fields.wrong("op", "missing", "");
    }
    var entry =
        new LedgerEntry(
            position,
            fields.time("time"),
            operation.orElse(Operation.FAIL),
            fields.maybeText("alloc_id", NAME),
            owner(fields),
            fields.maybeNumber("bytes_requested"),
            fields.list("extents", EXTENTS, LedgerFields::extent),
            fields.list("old_extents", EXTENTS, LedgerFields::extent),
            fields.maybeText("dst_pool", NAME),
            fields.oneOf("reason", Reason.values()));
    operation.ifPresent(known -> judge(entry, fields));
    return fields.areFine() ? Optional.of(entry) : Optional.empty();
  }

  static Position position(Fields fields, String sequence) {
    return new Position(
        fields.text("pool_id", NAME), fields.number("ledger_epoch"), fields.number(sequence));
  }

  static Owner owner(Fields fields) {
    return new Owner(
        fields.maybeText("tenant", NAME),
        fields.maybeText("workload", NAME),
        fields.maybeText("initiator", TAG),
        fields.maybeText("tag", TAG));
  }

  static List<Extent> extents(Fields fields) {
    return fields.list("extents", EXTENTS, LedgerFields::extent);
  }

  private static Extent extent(Fields fields) {
    long base = fields.number("base");
    long length = fields.number("length");
    boolean beyond = length != 0 && Long.compareUnsigned(base + length - 1, base) < 0;
    if (beyond) {
      fields.wrong("length", "ends beyond 2^64", "base + length is at most 2^64");
    }
    return new Extent(base, length);
  }

  /** What an operation needs, and what it must not have. */
  private static void judge(LedgerEntry entry, Fields fields) {
    boolean failed = entry.operation() == Operation.FAIL;
    if (failed && entry.reason().isEmpty() && !fields.has("reason")) {
      fields.wrong("reason", "missing", "say why the request failed");
    }
    if (!failed && entry.reason().isPresent()) {
      fields.wrong("reason", "belongs to op fail only", "leave it out");
    }
    if (!failed && !fields.has("alloc_id")) {
      fields.wrong("alloc_id", "missing", "every op but fail names an allocation");
    }
    boolean placed = fields.has("extents") || fields.has("bytes_requested");
    if (needsPlace(entry.operation()) && !placed) {
      fields.wrong("extents", "missing", "say where it lies, or bytes_requested when unknown");
    }
  }

  private static boolean needsPlace(Operation operation) {
    return switch (operation) {
      case ALLOC, RESIZE, RESERVE -> true;
      case FREE, MIGRATE_BEGIN, MIGRATE_END, FAIL, UNRESERVE -> false;
    };
  }
}
