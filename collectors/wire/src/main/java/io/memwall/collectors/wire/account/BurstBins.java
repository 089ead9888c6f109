package io.memwall.collectors.wire.account;

/**
 * Wire bytes of one half in bins of a millisecond, aligned to UTC. Only the newest two bins are
 * kept open, so a frame may be stamped up to a millisecond late and still find its bin; one that
 * comes later is added to the older of the two and counted as late.
 *
 * <p>The figures are those of settled bins: call {@link #settle} when the interval ends, and {@link
 * #clear} once they were read.
 */
public final class BurstBins implements BurstView {
  /** Length of a bin. */
  public static final long BIN_NANOS = 1_000_000;

  private static final long UNSET = Long.MIN_VALUE;

  private long newest = UNSET;
  private long newestWire;
  private long olderWire;
  private long firstBin = UNSET;
  private long lastBin;
  private long active;
  private long max;
  private long sum;
  private long squaresHigh;
  private long squaresLow;
  private long run;
  private long longestRun;
  private long late;
  private long binEnd = UNSET;

  /** Adds a frame's bytes at its time in ns since the Unix epoch. */
  public void add(long nanos, int wireBytes) {
    if (nanos < binEnd && nanos >= binEnd - BIN_NANOS) {
      newestWire += wireBytes;
      return;
    }
    long bin = Math.floorDiv(nanos, BIN_NANOS);
    if (newest == UNSET || bin > newest) {
      advance(bin);
      newestWire += wireBytes;
    } else {
      late += bin < newest - 1 ? 1 : 0;
      olderWire += wireBytes;
    }
  }

  /** Ends the interval: what the open bins hold is in the figures from here on. */
  public void settle() {
    if (newest == UNSET) {
      return;
    }
    close(newest - 1, olderWire);
    close(newest, newestWire);
    olderWire = 0;
    newestWire = 0;
    newest = UNSET;
    binEnd = UNSET;
  }

  /** Begins the next interval. */
  public void clear() {
    settle();
    firstBin = UNSET;
    lastBin = 0;
    active = 0;
    max = 0;
    sum = 0;
    squaresHigh = 0;
    squaresLow = 0;
    run = 0;
    longestRun = 0;
    late = 0;
  }

  @Override
  public long bins() {
    return firstBin == UNSET ? 0 : lastBin - firstBin + 1;
  }

  @Override
  public long activeBins() {
    return active;
  }

  @Override
  public long maxWire() {
    return max;
  }

  @Override
  public long sumWire() {
    return sum;
  }

  @Override
  public long sumSquaresHigh() {
    return squaresHigh;
  }

  @Override
  public long sumSquaresLow() {
    return squaresLow;
  }

  @Override
  public long longestRun() {
    return longestRun;
  }

  /** Frames stamped more than one bin before a frame that came earlier. */
  public long lateFrames() {
    return late;
  }

  private void advance(long bin) {
    if (newest != UNSET) {
      close(newest - 1, olderWire);
      boolean next = bin == newest + 1;
      if (!next) {
        close(newest, newestWire);
      }
      olderWire = next ? newestWire : 0;
      newestWire = 0;
    }
    newest = bin;
    binEnd = (bin + 1) * BIN_NANOS;
  }

  private void close(long bin, long wire) {
    if (wire == 0) {
      return;
    }
    boolean adjoins = firstBin != UNSET && bin == lastBin + 1;
    run = adjoins ? run + 1 : 1;
    longestRun = Math.max(longestRun, run);
    firstBin = firstBin == UNSET ? bin : firstBin;
    lastBin = bin;
    active++;
    max = Math.max(max, wire);
    sum += wire;
    addSquare(wire);
  }

  private void addSquare(long wire) {
    long low = squaresLow + wire * wire;
    squaresHigh += Math.multiplyHigh(wire, wire);
    squaresHigh += Long.compareUnsigned(low, squaresLow) < 0 ? 1 : 0;
    squaresLow = low;
  }
}
