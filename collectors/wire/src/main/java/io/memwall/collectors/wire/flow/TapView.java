package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.Reject;
import io.memwall.collectors.wire.hot.HotAddresses;
import io.memwall.collectors.wire.hot.HotPools;
import java.util.Arrays;
import java.util.OptionalLong;

/** What one tap saw, since its last cut and since its start. Not thread-safe. */
public final class TapView {
  private static final int COUNTERS = TapCounter.values().length;
  private static final int REJECTS = Reject.values().length;

  private final long[] interval = new long[COUNTERS + REJECTS];
  private final long[] settled = new long[COUNTERS + REJECTS];
  private final EtherTypeCounts etherTypes = new EtherTypeCounts();
  private final TimestampGrid grid = new TimestampGrid();
  private long lastNanos;
  private boolean started;

  private final HotPools hot;

  TapView(HotPools hot) {
    this.hot = hot;
  }

  /** Since the last cut. */
  public long interval(TapCounter counter) {
    return interval[counter.index()];
  }

  /** Since the start. */
  public long total(TapCounter counter) {
    return settled[counter.index()] + interval(counter);
  }

  /** Frames refused for this reason since the last cut. */
  public long interval(Reject reject) {
    return interval[COUNTERS + reject.index()];
  }

  /** Frames refused for this reason since the start. */
  public long total(Reject reject) {
    return settled[COUNTERS + reject.index()] + interval(reject);
  }

  /** The EtherTypes seen since the start. */
  public EtherTypeCounts etherTypes() {
    return etherTypes;
  }

  /**
   * The grid the timestamps lie on, in ns: the greatest common divisor of about a thousand steps,
   * at most 1000; empty until time has moved.
   */
  public OptionalLong timestampResolutionNanos() {
    return grid.nanos();
  }

  /**
   * Shows the cache lines most fought over since {@link #clearHot}: pool by pool, heaviest first.
   */
  public void hotLines(HotAddresses.Visitor visitor) {
    hot.forEachPool((pool, addresses) -> addresses.forEachLine(visitor));
  }

  /** Shows the hot addresses of each pool since {@link #clearHot}; they outlive an interval. */
  public void hotPools(HotPools.Visitor visitor) {
    hot.forEachPool(visitor);
  }

  /** Begins anew with the hot addresses. */
  public void clearHot() {
    hot.clear();
  }

  /** When the frame that arrived last was captured, in ns. */
  public long lastNanos() {
    return lastNanos;
  }

  /** Frames that a mirror port showed twice, since the start; they are in no half's count. */
  public long mirrorDuplicates() {
    return total(TapCounter.MIRROR_DUPLICATES);
  }

  /** Frames the source said it lost, since the start. */
  public long drops() {
    return total(TapCounter.DROPS);
  }

  /** Notes an arrival; true when it is stamped earlier than the one before. */
  boolean arrive(long nanos) {
    boolean inverted = started && nanos < lastNanos;
    if (started) {
      grid.add(nanos - lastNanos);
    }
    started = true;
    lastNanos = nanos;
    add(TapCounter.FRAMES, 1);
    if (inverted) {
      add(TapCounter.TS_INVERSIONS, 1);
    }
    return inverted;
  }

  void add(TapCounter counter, long amount) {
    interval[counter.index()] += amount;
  }

  void add(Reject reject) {
    interval[COUNTERS + reject.index()]++;
  }

  void settle() {
    for (int i = 0; i < interval.length; i++) {
      settled[i] += interval[i];
    }
    Arrays.fill(interval, 0);
  }
}
