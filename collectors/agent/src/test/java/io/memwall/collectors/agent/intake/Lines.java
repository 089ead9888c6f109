package io.memwall.collectors.agent.intake;

import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Entries as senders write them. */
final class Lines {
  private Lines() {}

  static String alloc(String pool, long seq) {
    return alloc(pool, seq, 4096);
  }

  static String alloc(String pool, long seq, long length) {
    return ("{\"pool_id\":\"%s\",\"ledger_epoch\":7,\"ledger_seq\":%d,\"time\":\"2026-01-01T00:00:00Z\","
            + "\"op\":\"alloc\",\"alloc_id\":\"a%d\",\"extents\":[{\"base\":%d,\"length\":%d}]}")
        .formatted(pool, seq, seq, seq * 4096, length);
  }

  /** JSON lines, each with its end. */
  static String allocs(String pool, long first, long last) {
    return LongStream.rangeClosed(first, last)
        .mapToObj(seq -> alloc(pool, seq) + "\n")
        .collect(Collectors.joining());
  }

  static String snapshot(String pool, long asOf) {
    return ("{\"pool_id\":\"%s\",\"ledger_epoch\":7,\"as_of\":%d,\"time\":\"2026-01-01T00:00:00Z\","
            + "\"allocations\":[{\"alloc_id\":\"x\",\"extents\":[{\"base\":0,\"length\":4096}]}]}")
        .formatted(pool, asOf);
  }
}
