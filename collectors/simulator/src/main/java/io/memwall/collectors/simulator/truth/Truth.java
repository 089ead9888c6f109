package io.memwall.collectors.simulator.truth;

import io.memwall.collectors.simulator.allocator.PoolUse;
import io.memwall.collectors.simulator.fabric.Direction;
import io.memwall.collectors.simulator.fabric.Kind;
import io.memwall.collectors.simulator.fabric.TapView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Counts what the taps see and how the pools are used, in total and per second of UTC.
 *
 * <p>Only the simulation's thread may call it; {@link #live} is for the others.
 */
public final class Truth {
  private static final long SECOND = 1_000_000_000L;

  private final long startNanos;
  private final int keepSeconds;
  private final Map<HalfKey, HalfTally> halves = new LinkedHashMap<>();
  private final Map<TapView, TapCounter> counters = new LinkedHashMap<>();
  private final Map<String, PoolTally> pools = new LinkedHashMap<>();
  private long openSince;

  /**
   * Nothing counted yet.
   *
   * @param startNanos epoch nanoseconds
   * @param keepSeconds how many past seconds are remembered; totals are kept for ever
   */
  public Truth(long startNanos, int keepSeconds) {
    this.startNanos = startNanos;
    this.keepSeconds = keepSeconds;
    this.openSince = startNanos;
  }

  /** Adds a connection to count, before the first frame; its frames go to the counter. */
  public TapCounter watch(TapView view) {
    TapCounter counter = new TapCounter(this, half(view, Direction.IN), half(view, Direction.OUT));
    counters.put(view, counter);
    return counter;
  }

  private HalfTally half(TapView view, Direction direction) {
    HalfTally tally = new HalfTally(new History<>(keepSeconds));
    halves.put(HalfKey.of(view, direction), tally);
    return tally;
  }

  /** Adds a pool to follow; before the first allocation. */
  public void follow(PoolUse start) {
    pools.put(start.poolId(), new PoolTally(start, new History<>(keepSeconds)));
  }

  /** A pool is used like this from now on. */
  public void pool(PoolUse use, long tNanos) {
    advanceTo(tNanos);
    pools.get(use.poolId()).set(use);
  }

  /** Nothing before this time will be reported any more: closes the seconds that are over. */
  public void advanceTo(long tNanos) {
    long end = Math.floorDiv(openSince, SECOND) * SECOND + SECOND;
    while (end <= tNanos) {
      close(end);
      end += SECOND;
    }
  }

  /** The run is over: closes the seconds up to here and what is left of the last one. */
  public void finish(long tNanos) {
    advanceTo(tNanos);
    if (tNanos > openSince) {
      close(tNanos);
    }
  }

  private void close(long end) {
    halves.values().forEach(tally -> tally.close(openSince, end));
    pools.values().forEach(tally -> tally.close(openSince, end));
    openSince = end;
  }

  public LiveTruth live() {
    Map<HalfKey, History<HalfSecond>> histories = new LinkedHashMap<>();
    halves.forEach((key, tally) -> histories.put(key, tally.seconds()));
    return new LiveTruth(histories, pools);
  }

  public List<HalfKey> halves() {
    return List.copyOf(halves.keySet());
  }

  /**
   * What a half has carried so far.
   *
   * @throws NoSuchElementException when this half is not watched
   */
  public HalfTotals totals(HalfKey half) {
    return tally(half).totals();
  }

  /** Remembered seconds of a half, in order. */
  public List<HalfSecond> seconds(HalfKey half) {
    return List.copyOf(tally(half).seconds().all());
  }

  private HalfTally tally(HalfKey half) {
    return Optional.ofNullable(halves.get(half))
        .orElseThrow(() -> new NoSuchElementException("no tap watches " + half));
  }

  /** Remembered seconds of a pool, in order. */
  public List<PoolSecond> poolSeconds(String poolId) {
    return Optional.ofNullable(pools.get(poolId))
        .map(tally -> List.copyOf(tally.seconds().all()))
        .orElseThrow(() -> new NoSuchElementException("no pool " + poolId));
  }

  /** Latencies by request, at a tap of one connection. */
  public Map<Kind, Latency> latencies(TapView view) {
    return Optional.ofNullable(counters.get(view))
        .map(TapCounter::latencies)
        .orElseThrow(() -> new NoSuchElementException("no tap watches " + view));
  }

  List<TapView> views() {
    return List.copyOf(counters.keySet());
  }

  List<String> pools() {
    return List.copyOf(pools.keySet());
  }

  /** Start of the run, epoch nanoseconds. */
  long startNanos() {
    return startNanos;
  }

  /** End of what was closed, epoch nanoseconds. */
  long endNanos() {
    return openSince;
  }
}
