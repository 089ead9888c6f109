package io.memwall.streams.sink;

import java.nio.ByteBuffer;
import java.util.UUID;

/** Runs of received sequence numbers in table {@code received}. */
final class ReceivedTable {
  private ReceivedTable() {}

  static Table<SeqRanges.Range> create() {
    return new Table<SeqRanges.Range>("received")
        .partitionedBy(range -> Envelopes.partition(range.stream().caseName()))
        .column("case_name", (out, range) -> out.string(range.stream().caseName()))
        .column("node_id", (out, range) -> out.string(range.stream().nodeId()))
        .column("boot_id", (out, range) -> out.uuid(bytes(range.stream().bootId())))
        .column("epoch", (out, range) -> out.uint64(range.stream().epoch()))
        .column("stream", (out, range) -> out.uint16(range.stream().number()))
        .column("seq_from", (out, range) -> out.uint64(range.from()))
        .column("seq_to", (out, range) -> out.uint64(range.to()));
  }

  private static byte[] bytes(UUID uuid) {
    return ByteBuffer.allocate(16)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }
}
