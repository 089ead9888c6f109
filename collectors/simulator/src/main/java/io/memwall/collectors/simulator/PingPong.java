package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.coherence.ByteRange;
import io.memwall.collectors.simulator.coherence.Host;
import io.memwall.collectors.simulator.core.Rank;
import io.memwall.collectors.simulator.core.Timeline;
import java.util.List;
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
   * @param pauseNanos time between the end of a turn and the next one
   */
  record Table(long line, Budget budget, LongSupplier pauseNanos) {}

  PingPong(Timeline timeline, List<Host> players, Table table) {
    this.timeline = timeline;
    this.players = List.copyOf(players);
    this.table = table;
    this.entity = timeline.newEntity();
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
      Host player = players.get(turn);
      turn = (turn + 1) % players.size();
      player.write(table.line(), ByteRange.LINE, () -> nextAfter(table.pauseNanos().getAsLong()));
    }
  }
}
