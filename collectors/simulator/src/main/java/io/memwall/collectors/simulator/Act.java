package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.core.Timeline;
import io.memwall.collectors.simulator.fabric.Chance;
import io.memwall.collectors.simulator.fabric.LossPlan;
import io.memwall.collectors.simulator.fabric.PoolNode;
import java.util.List;

/** What goes wrong in the demo: one thing at a time, in turn, with rests in between. */
enum Act {
  /** Everything is as it should be. */
  HEALTHY,
  /** The first two hosts fight over a line without a pause. */
  PING_PONG,
  /** A bad cable loses frames. */
  LOSSY,
  /** One host reads with more requests in flight than it has room for answers. */
  STARVATION,
  /** Tenants of the last pool take and do not give back. */
  FILLING;

  /** Blocks that a host has room for; a read in flight takes the room of one. */
  static final int ROOM_BLOCKS = 4;

  /** Flits of the answer to a read of 1 KiB: its header and 128 words. */
  static final int BLOCK_FLITS = 129;

  private static final long SECOND = 1_000_000_000L;

  // A wall is told from three windows of ten seconds, and past after six: neighbours in this list
  // are about different pools.
  private static final List<Scene> CYCLE =
      List.of(
          new Scene(HEALTHY, 10),
          new Scene(PING_PONG, 60),
          new Scene(LOSSY, 60),
          new Scene(STARVATION, 60),
          new Scene(FILLING, 60),
          new Scene(HEALTHY, 50));

  private record Scene(Act act, long seconds) {}

  private record Span(long fromNanos, long toNanos) {}

  /** What is on at this time, picoseconds since the start. */
  static Act at(long picos) {
    long into = picos / Timeline.PICOS_PER_NANO % cycleNanos();
    for (Scene scene : CYCLE) {
      into -= scene.seconds() * SECOND;
      if (into < 0) {
        return scene.act();
      }
    }
    return HEALTHY;
  }

  static long cycleNanos() {
    return CYCLE.stream().mapToLong(Scene::seconds).sum() * SECOND;
  }

  /** When in the cycle it begins; it is on once. */
  long beginNanos() {
    return span().fromNanos();
  }

  /** When in the cycle it ends. */
  long endNanos() {
    return span().toNanos();
  }

  private Span span() {
    long from = 0;
    for (Scene scene : CYCLE) {
      long to = from + scene.seconds() * SECOND;
      if (scene.act() == this) {
        return new Span(from, to);
      }
      from = to;
    }
    throw new IllegalStateException("the demo never shows " + this);
  }

  /** The host that asks for more than it has room for. */
  static int starving(int hosts) {
    return hosts / 4;
  }

  /** The host behind the bad cable. */
  static int behindBadCable(int hosts) {
    return hosts * 5 / 8;
  }

  /** The pool that fills. */
  static PoolNode filling(World world) {
    List<PoolNode> pools = world.machines().pools();
    return pools.get(pools.size() - 1);
  }

  /** One frame in twenty, on one cable, while it is on. */
  static LossPlan badCable(int hosts) {
    return new LossPlan.Spell(
        "h" + behindBadCable(hosts),
        Chance.perMillion(50_000),
        new LossPlan.Times(cycleNanos(), LOSSY.beginNanos(), LOSSY.endNanos()));
  }
}
