package io.memwall.streams.allocation;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Refused requests since a ledger began.
 *
 * @param count all of them
 * @param byReason by the allocator's reason; "unknown" when it gave none
 * @param fragmentation those that lacked one long stretch, though enough was free
 */
record Failures(long count, SortedMap<String, Long> byReason, long fragmentation) {
  static final Failures NONE = new Failures(0, Collections.emptySortedMap(), 0);

  Failures plus(String reason, boolean fragmented) {
    var reasons = new TreeMap<>(byReason);
    reasons.merge(reason, 1L, Long::sum);
    return new Failures(count + 1, reasons, fragmentation + (fragmented ? 1 : 0));
  }

  void write(ByteWriter out) {
    out.int64(count).int64(fragmentation).int32(byReason.size());
    byReason.forEach((reason, times) -> out.text(reason).int64(times));
  }

  static Failures read(ByteReader in) {
    long count = in.int64();
    long fragmentation = in.int64();
    var reasons = new TreeMap<String, Long>();
    for (int left = in.int32(); left > 0; left--) {
      reasons.put(in.text(), in.int64());
    }
    return new Failures(count, reasons, fragmentation);
  }
}
