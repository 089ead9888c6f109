package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.allocator.AllocationRequest;
import io.memwall.collectors.simulator.allocator.Extent;
import io.memwall.collectors.simulator.coherence.Host;
import io.memwall.collectors.simulator.core.Rank;
import io.memwall.collectors.simulator.core.SplitMix64;
import io.memwall.collectors.simulator.core.Timeline;

/**
 * Requests to a language model: each takes memory for its keys and values, reads more of it with
 * every token, and gives it back at the end.
 */
final class LlmInfer {
  private static final int BLOCK = 10;
  private static final long MIB = 1L << 20;
  private static final long TOKEN_NANOS = 20_000_000;
  private static final int TOKENS_PER_BLOCK = 4;

  private final World world;
  private final Host host;
  private final String poolId;
  private final SplitMix64 random;
  private final int entity;

  private LlmInfer(World world, int index) {
    this.world = world;
    this.host = world.hosts().get(index);
    this.poolId = world.machines().poolOf(index).poolId();
    this.random = world.stream("infer:" + host.nodeId());
    this.entity = world.timeline().newEntity();
  }

  static void begin(World world) {
    long mean = world.options().load().interArrivalNanos();
    for (int i = 0; i < world.hosts().size(); i++) {
      LlmInfer model = new LlmInfer(world, i);
      OpenLoop.Pace pace = OpenLoop.Pace.byChance(mean, model.random);
      OpenLoop arrivals =
          new OpenLoop(world, model.host, pace, () -> (host, done) -> model.request());
      model.host.onConnected(arrivals::start);
    }
  }

  private void request() {
    int tokens = 8 + (int) random.below(33);
    AllocationRequest cache =
        new AllocationRequest("inference", "chat", host.nodeId(), "kv-cache", tokens * 16L * MIB);
    var granted = world.ledgers().allocate(poolId, cache);
    granted.allocId().ifPresent(id -> token(new Answer(id, granted.extents().get(0), tokens), 1));
  }

  private record Answer(String allocId, Extent cache, int tokens) {}

  private void token(Answer answer, int nth) {
    if (nth > answer.tokens()) {
      world.ledgers().free(poolId, answer.allocId());
      return;
    }
    Addresses cache = new Addresses(answer.cache(), random);
    host.put(cache.next(BLOCK), BLOCK, () -> {});
    for (int block = 0; block <= nth / TOKENS_PER_BLOCK; block++) {
      host.get(cache.next(BLOCK), BLOCK, () -> {});
    }
    world
        .timeline()
        .after(
            TOKEN_NANOS * Timeline.PICOS_PER_NANO,
            Rank.GENERATE,
            entity,
            () -> token(answer, nth + 1));
  }
}
