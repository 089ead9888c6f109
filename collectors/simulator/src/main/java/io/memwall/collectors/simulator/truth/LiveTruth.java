package io.memwall.collectors.simulator.truth;

import io.memwall.collectors.simulator.allocator.PoolUse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The truth of the last seconds, for any thread while the simulation runs. */
public final class LiveTruth {
  private final Map<HalfKey, History<HalfSecond>> halves;
  private final Map<String, PoolTally> pools;

  LiveTruth(Map<HalfKey, History<HalfSecond>> halves, Map<String, PoolTally> pools) {
    this.halves = Map.copyOf(halves);
    this.pools = Map.copyOf(pools);
  }

  public Set<HalfKey> halves() {
    return halves.keySet();
  }

  public Set<String> pools() {
    return pools.keySet();
  }

  /**
   * One second of a half; zeros when nothing came.
   *
   * @param epochSecond second of UTC since 1970
   * @return empty when that second is not over yet, too long ago or before the run, or when no such
   *     half is watched
   */
  public Optional<HalfSecond> half(HalfKey half, long epochSecond) {
    return Optional.ofNullable(halves.get(half)).flatMap(history -> history.at(epochSecond));
  }

  /** All halves in one second; those of which {@link #half} knows nothing are absent. */
  public Map<HalfKey, HalfSecond> second(long epochSecond) {
    Map<HalfKey, HalfSecond> found = new HashMap<>();
    halves.forEach((key, history) -> history.at(epochSecond).ifPresent(s -> found.put(key, s)));
    return found;
  }

  /** A pool as it is now. */
  public Optional<PoolUse> pool(String poolId) {
    return Optional.ofNullable(pools.get(poolId)).map(PoolTally::now);
  }

  /** A pool at the end of a second; empty in the same cases as {@link #half}. */
  public Optional<PoolUse> pool(String poolId, long epochSecond) {
    return Optional.ofNullable(pools.get(poolId))
        .flatMap(tally -> tally.seconds().at(epochSecond))
        .map(PoolSecond::use);
  }

  /** All pools as they are now, by id. */
  public Map<String, PoolUse> poolsNow() {
    Map<String, PoolUse> now = new TreeMap<>();
    pools.forEach((id, tally) -> now.put(id, tally.now()));
    return now;
  }
}
