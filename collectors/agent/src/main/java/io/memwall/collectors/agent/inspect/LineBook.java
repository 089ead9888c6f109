package io.memwall.collectors.agent.inspect;

import io.memwall.collectors.wire.Opcode;
import io.memwall.collectors.wire.flow.TransactionView;
import io.memwall.collectors.wire.match.LatencyClass;
import io.memwall.collectors.wire.match.Outcome;
import java.util.HashMap;
import java.util.Map;

/**
 * Acquires, grants and probes of every line of memory that one tap saw asked for, up to {@value
 * #LIMIT} lines. The table of the hottest lines begins to count a line late; this one does not.
 */
public final class LineBook {
  static final int LIMIT = 1 << 18;

  private static final int TO_TIP = 0;

  private final Map<Long, long[]> lines = new HashMap<>();
  private boolean whole = true;

  LineBook() {}

  /** Of one line; grants are those of write permission. */
  public record Counts(long acquires, long grants, long probes) {}

  /** False when there were more lines than are told apart. */
  public boolean isWhole() {
    return whole;
  }

  /** Of this line; all 0 when nobody asked for it. */
  public Counts of(long address) {
    long[] counts = lines.getOrDefault(address, new long[3]);
    return new Counts(counts[0], counts[1], counts[2]);
  }

  void add(TransactionView view) {
    int what = what(view);
    if (what < 0 || !view.hasAddress()) {
      return;
    }
    if (lines.size() == LIMIT && !lines.containsKey(view.address())) {
      whole = false;
      return;
    }
    lines.computeIfAbsent(view.address(), address -> new long[3])[what]++;
  }

  private static int what(TransactionView view) {
    LatencyClass kind = view.latencyClass();
    if (kind == LatencyClass.ACQUIRE_BLOCK || kind == LatencyClass.ACQUIRE_PERM) {
      return 0;
    }
    if (kind == LatencyClass.GRANT_ACK) {
      return view.param() == TO_TIP && view.outcome() != Outcome.DENIED ? 1 : -1;
    }
    boolean probe = view.opcode() == Opcode.B_PROBE_BLOCK || view.opcode() == Opcode.B_PROBE_PERM;
    return probe ? 2 : -1;
  }
}
