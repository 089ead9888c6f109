package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.coherence.ByteRange;
import io.memwall.collectors.simulator.coherence.Host;
import io.memwall.collectors.simulator.core.Rank;
import io.memwall.collectors.simulator.core.Timeline;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/** Two hosts that write one line strictly in turn, as two threads sharing a lock would. */
final class PingPong {
  private final Timeline timeline;
  private final List<Host> players;
  private final Table table;
  private final int entity;
  private int connected;
  private int turn;

  /**
   * What they play on.
   *
   * @param bytes of the line that each player writes
   * @param pauseNanos time between the end of a turn and the next one
   */
  record Table(long line, Budget budget, IntFunction<ByteRange> bytes, LongSupplier pauseNanos) {}

  PingPong(Timeline timeline, List<Host> players, Table table) {
    this.timeline = timeline;
    this.players = List.copyOf(players);
    this.table = table;
    this.entity = timeline.newEntity();
  }

  /** Pairs that write the whole line: two users of one lock. */
  static void begin(World world) {
    pairs(world, player -> ByteRange.LINE);
  }

  /** Pairs that write different words of one line: two users of two neighbours. */
  static void falseSharing(World world) {
    pairs(world, ByteRange::word);
  }

  private static void pairs(World world, IntFunction<ByteRange> bytes) {
    long pause = world.options().load().interArrivalNanos();
    for (int i = 0; i + 1 < world.hosts().size(); i += 2) {
      long line = world.home(i, "pair-" + i / 2, World.RESIDENT_BYTES).base();
      Table table = new Table(line, world.budget(), bytes, () -> pause);
      PingPong game = new PingPong(world.timeline(), world.hosts().subList(i, i + 2), table);
      world.hosts().get(i).onConnected(game::connected);
      world.hosts().get(i + 1).onConnected(game::connected);
    }
  }

  /** A player can play; when all can, the first turn begins. */
  void connected() {
    connected++;
    if (connected == players.size()) {
      nextAfter(0);
    }
  }

  private void nextAfter(long nanos) {
    long time = timeline.nextTick() + nanos * Timeline.PICOS_PER_NANO;
    timeline.at(time, Rank.GENERATE, entity, this::play);
  }

  private void play() {
    if (table.budget().take(timeline.now())) {
      int player = turn;
      turn = (turn + 1) % players.size();
      players
          .get(player)
          .write(
              table.line(),
              table.bytes().apply(player),
              () -> nextAfter(table.pauseNanos().getAsLong()));
    }
  }
}
