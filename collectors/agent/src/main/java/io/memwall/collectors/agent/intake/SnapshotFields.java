package io.memwall.collectors.agent.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.memwall.collectors.agent.allocation.LedgerEntry.Position;
import io.memwall.collectors.agent.allocation.SnapshotChunk;
import io.memwall.collectors.agent.allocation.SnapshotChunk.LiveAllocation;
import java.util.List;
import java.util.Optional;

/** Snapshots as JSON objects: whole, or a chunk that the sender cut. */
final class SnapshotFields {
  /** Of a chunk cut by the sender: what a record in Kafka certainly has room for. */
  static final int CHUNK = 1_000;

  // Kafka takes records up to 1 MiB.
  private static final int CHUNK_BYTES = 768 << 10;
  private static final int WHOLE = 1_000_000;
  private static final int CHUNKS = 1_000_000;

  private SnapshotFields() {}

  /** Empty when it complained. */
  static Optional<List<SnapshotChunk>> read(Placed<JsonNode> object, Complaints complaints) {
    var fields = new Fields(object, complaints);
    Position asOf = LedgerFields.position(fields, "as_of");
    long time = fields.time("time");
    boolean cut = fields.has("chunk") || fields.has("chunks") || fields.has("digest");
    int chunks = cut ? fields.small("chunks", CHUNKS) : 1;
    int chunk = cut ? fields.small("chunk", CHUNKS) : 0;
    String digest = cut ? fields.text("digest", LedgerFields.NAME) : "";
    if (chunk >= chunks) {
      fields.wrong("chunk", chunk + " of " + chunks, "they are numbered from 0 to chunks - 1");
    }
    List<LiveAllocation> live =
        fields.list("allocations", cut ? CHUNK : WHOLE, SnapshotFields::allocation);
    if (cut && SnapshotCutter.bytes(live) > CHUNK_BYTES) {
      fields.wrong("allocations", "too much for a chunk", "cut it smaller, to about 64 KiB");
    }
    if (!fields.has("allocations")) {
      fields.wrong("allocations", "missing", "an empty pool has []");
    }
    if (!fields.areFine()) {
      return Optional.empty();
    }
    return Optional.of(
        cut
            ? List.of(new SnapshotChunk(asOf, time, chunk, chunks, digest, live))
            : SnapshotCutter.cut(asOf, time, live));
  }

  private static LiveAllocation allocation(Fields fields) {
    return new LiveAllocation(
        fields.text("alloc_id", LedgerFields.NAME),
        LedgerFields.owner(fields),
        fields.flag("reserved"),
        LedgerFields.extents(fields));
  }
}
