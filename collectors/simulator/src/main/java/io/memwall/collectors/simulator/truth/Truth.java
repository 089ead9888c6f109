package io.memwall.collectors.simulator.truth;

import io.memwall.collectors.simulator.allocator.PoolUse;
import io.memwall.collectors.simulator.fabric.Channel;
import io.memwall.collectors.simulator.fabric.Direction;
import io.memwall.collectors.simulator.fabric.Fabric;
import io.memwall.collectors.simulator.fabric.Profile;
import io.memwall.collectors.simulator.fabric.Sighting;
import io.memwall.collectors.simulator.fabric.Stall;
import io.memwall.collectors.simulator.fabric.Tap;
import io.memwall.collectors.simulator.fabric.TapView;
import java.util.Collections;
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
  private final Map<HalfKey, HalfCounts> halves = new LinkedHashMap<>();
  private final Map<TapView, ConnectionTruth> connections = new LinkedHashMap<>();
  private final Map<Tap, TapTruth> taps = new LinkedHashMap<>();
  private Stalls stalls = Stalls.UNKNOWN;
  private Profile profile = Profile.SPEC103;
  private final Map<String, PoolTally> pools = new LinkedHashMap<>();
  private long openSince;
  private long lastNanos;

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
    this.lastNanos = startNanos;
  }

  /** Adds everything that a fabric's taps watch, before the first frame. */
  public void watch(Fabric fabric) {
    Names names = new Names(fabric.plan().profile());
    for (TapView view : fabric.views()) {
      HalfTruth out = half(view, Direction.OUT);
      HalfTruth in = half(view, Direction.IN);
      boolean outToPool = view.isToPool(Direction.OUT);
      connections.put(
          view,
          new ConnectionTruth(outToPool ? out : in, outToPool ? in : out, names, !isEndless()));
      taps.putIfAbsent(view.tap(), new TapTruth());
    }
    stalls = Stalls.of(fabric);
    profile = fabric.plan().profile();
  }

  private boolean isEndless() {
    return keepSeconds != Integer.MAX_VALUE;
  }

  private HalfTruth half(TapView view, Direction direction) {
    HalfCounts counts = new HalfCounts(view.tap().framing(), new History<>(keepSeconds));
    halves.put(HalfKey.of(view, direction), counts);
    return new HalfTruth(counts);
  }

  /** A tap has recorded a frame. */
  public void recorded(Sighting sighting) {
    lastNanos = Math.max(lastNanos, sighting.tNanos());
    advanceTo(sighting.tNanos());
    if (sighting.tNanos() < openSince) {
      taps.get(sighting.view().tap()).outOfStep();
    }
    if (taps.get(sighting.view().tap()).counts(sighting)) {
      connections.get(sighting.view()).recorded(sighting);
    }
  }

  /** A tap has recorded bytes that no end sent; what they are is for whoever made them to say. */
  public void injected(Tap tap, long tNanos) {
    advanceTo(tNanos);
    taps.get(tap).injected();
  }

  /** A tap has not recorded a frame. */
  public void missed(Sighting sighting) {
    taps.get(sighting.view().tap()).missed();
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
    halves.values().forEach(counts -> counts.close(openSince, end));
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

  private HalfCounts tally(HalfKey half) {
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
  public Map<RequestClass, Latency> latencies(TapView view) {
    return connection(view).latencies();
  }

  /** What became of the requests, at a tap of one connection. */
  public ConnectionTotals connection(TapView view) {
    return Optional.ofNullable(connections.get(view))
        .map(connection -> connection.totals(lastNanos))
        .orElseThrow(() -> new NoSuchElementException("no tap watches " + view));
  }

  /** How long the sender of this direction waited for credits; empty where no tap can know. */
  public Map<Channel, Stall> stalls(TapView view, Direction direction) {
    boolean seesAll = seesAllMessages(view) && !taps.get(view.tap()).hasMissed();
    return seesAll ? stalls.of(view, direction) : Map.of();
  }

  /** Whether a tap has recorded frames of both directions. */
  public boolean seesBothSides(TapView view) {
    return totals(HalfKey.of(view, Direction.OUT)).frames() > 0
        && totals(HalfKey.of(view, Direction.IN)).frames() > 0;
  }

  /** Whether the frames as recorded leave no doubt about which messages arrived. */
  public boolean seesAllMessages(TapView view) {
    boolean cut = view.tap().framing().snapBytes() > 0;
    boolean missed = taps.get(view.tap()).hasMissed();
    return (!cut || profile.showsMessagesOfCutFrames())
        && (!missed || profile.acknowledgesWhatArrived());
  }

  /** True when the clock of the tap put frames into seconds that were over. */
  boolean isOutOfStep(String tap) {
    return taps.entrySet().stream()
        .anyMatch(each -> each.getKey().name().equals(tap) && each.getValue().isOutOfStep());
  }

  List<TapView> views() {
    return List.copyOf(connections.keySet());
  }

  Map<Tap, TapTruth> taps() {
    return Collections.unmodifiableMap(taps);
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
