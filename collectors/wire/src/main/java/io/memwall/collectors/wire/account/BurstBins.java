package io.memwall.collectors.wire.account;

/** Wire bytes of one half in bins of a millisecond, aligned to UTC. */
public final class BurstBins implements BurstView {
  public void add(long nanos, int wireBytes) {}

  /** Ends the interval: figures are complete from here until {@link #clear}. */
  public void settle() {}

  public void clear() {}

  @Override
  public long bins() {
    return 0;
  }

  @Override
  public long activeBins() {
    return 0;
  }

  @Override
  public long maxWire() {
    return 0;
  }

  @Override
  public long sumWire() {
    return 0;
  }

  @Override
  public long sumSquaresHigh() {
    return 0;
  }

  @Override
  public long sumSquaresLow() {
    return 0;
  }

  @Override
  public long longestRun() {
    return 0;
  }

  public long lateFrames() {
    return 0;
  }
}
