package io.memwall.standalone;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A made-up ledger of a pool, the same whoever makes it up, and what it comes to. */
final class PoolTruth {
  private static final int SLOTS = 512;
  private static final long STRIDE = 1 << 16;
  private static final long UNIT = 4_096;

  private final List<String> lines = new ArrayList<>();
  private final Map<Integer, Long> live = new HashMap<>();
  private final Map<Integer, Long> lengths = new HashMap<>();

  PoolTruth(String pool, int entries) {
    for (long seq = 1; seq <= entries; seq++) {
      int slot = Math.floorMod(Long.hashCode(seq * 0x9E3779B97F4A7C15L), SLOTS);
      String head =
          "{\"pool_id\":\"%s\",\"ledger_epoch\":1,\"ledger_seq\":%d,\"time\":%d,"
              .formatted(pool, seq, 1_772_000_000_000_000_000L + seq * 1_000_000);
      lines.add(head + (live.containsKey(slot) ? free(slot) : alloc(slot, seq)));
    }
  }

  private String alloc(int slot, long seq) {
    long length = UNIT * (1 + seq % 7);
    live.put(slot, seq);
    lengths.put(slot, length);
    return "\"op\":\"alloc\",\"alloc_id\":\"a%d\",\"tenant\":\"t%d\",\"extents\":[{\"base\":%d,\"length\":%d}]}"
        .formatted(seq, seq % 3, slot * STRIDE, length);
  }

  private String free(int slot) {
    lengths.remove(slot);
    return "\"op\":\"free\",\"alloc_id\":\"a%d\"}".formatted(live.remove(slot));
  }

  /** The entries as JSON lines, the first is number 1. */
  List<String> lines() {
    return lines;
  }

  long usedBytes() {
    return lengths.values().stream().mapToLong(each -> each).sum();
  }

  int allocations() {
    return live.size();
  }
}
