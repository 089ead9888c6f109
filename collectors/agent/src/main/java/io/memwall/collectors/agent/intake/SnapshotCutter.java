package io.memwall.collectors.agent.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwall.collectors.agent.allocation.LedgerEntry.Position;
import io.memwall.collectors.agent.allocation.SnapshotChunk;
import io.memwall.collectors.agent.allocation.SnapshotChunk.LiveAllocation;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Cuts a whole snapshot into chunks of about 64 KiB; the same snapshot always alike. */
final class SnapshotCutter {
  private static final int CHUNK_BYTES = 64 << 10;
  // Field lengths and flags of an allocation, and an extent, at most.
  private static final int ALLOCATION_BYTES = 32;
  private static final int EXTENT_BYTES = 20;

  private SnapshotCutter() {}

  /** Roughly what allocations take in an event, and rather more. */
  static long bytes(List<LiveAllocation> live) {
    return live.stream().mapToLong(SnapshotCutter::bytes).sum();
  }

  static List<SnapshotChunk> cut(Position asOf, long epochNanos, List<LiveAllocation> live) {
    List<List<LiveAllocation>> parts = parts(live);
    String digest = digest(asOf, live);
    var chunks = new ArrayList<SnapshotChunk>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      chunks.add(new SnapshotChunk(asOf, epochNanos, i, parts.size(), digest, parts.get(i)));
    }
    return chunks;
  }

  private static List<List<LiveAllocation>> parts(List<LiveAllocation> live) {
    var parts = new ArrayList<List<LiveAllocation>>();
    int from = 0;
    int bytes = 0;
    for (int i = 0; i < live.size(); i++) {
      int more = bytes(live.get(i));
      if (i > from && bytes + more > CHUNK_BYTES) {
        parts.add(live.subList(from, i));
        from = i;
        bytes = 0;
      }
      bytes += more;
    }
    // An empty pool is one empty chunk.
    parts.add(live.subList(from, live.size()));
    return parts;
  }

  private static int bytes(LiveAllocation live) {
    var owner = live.owner();
    int text =
        live.allocId().length()
            + owner.tenant().orElse("").length()
            + owner.workload().orElse("").length()
            + owner.initiator().orElse("").length()
            + owner.tag().orElse("").length();
    return ALLOCATION_BYTES + text + live.extents().size() * EXTENT_BYTES;
  }

  private static String digest(Position asOf, List<LiveAllocation> live) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update(asOf.toString().getBytes(UTF_8));
      live.forEach(each -> sha.update(each.toString().getBytes(UTF_8)));
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
