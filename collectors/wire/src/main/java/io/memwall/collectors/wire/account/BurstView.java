package io.memwall.collectors.wire.account;

/** How the wire bytes of an interval were spread over bins of one millisecond. */
public interface BurstView {
  /** Bins from the first to the last with a frame in it, empty ones included. */
  long bins();

  /** Bins with at least one frame. */
  long activeBins();

  /** Wire bytes of the fullest bin. */
  long maxWire();

  /** Wire bytes of all bins. */
  long sumWire();

  /** Upper 64 bits of the sum of the bins' squared wire bytes. */
  long sumSquaresHigh();

  /** Lower 64 bits of the same, unsigned. */
  long sumSquaresLow();

  /** The longest run of active bins. */
  long longestRun();
}
