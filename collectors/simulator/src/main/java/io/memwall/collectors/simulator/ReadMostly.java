package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.coherence.ByteRange;
import io.memwall.collectors.simulator.coherence.Host;
import io.memwall.collectors.simulator.core.Rank;
import io.memwall.collectors.simulator.core.Timeline;
import io.memwall.collectors.simulator.fabric.PoolNode;
import java.util.List;

/**
 * A line that one host of a pool writes and all others read, round by round: write once, then every
 * round all read and the one writes again.
 */
final class ReadMostly {
  private final Timeline timeline;
  private final Host writer;
  private final List<Host> readers;
  private final long line;
  private final Budget rounds;
  private final int entity;
  private int connected;
  private int stillReading;

  private ReadMostly(World world, List<Host> hosts, long line) {
    this.timeline = world.timeline();
    this.writer = hosts.get(0);
    this.readers = hosts.subList(1, hosts.size());
    this.line = line;
    this.rounds = world.budget();
    this.entity = timeline.newEntity();
  }

  static void begin(World world) {
    for (PoolNode pool : world.machines().pools()) {
      List<Host> hosts = world.machines().hostsOf(pool);
      int writer = world.hosts().indexOf(hosts.get(0));
      long line = world.home(writer, "shared", World.RESIDENT_BYTES).base();
      ReadMostly group = new ReadMostly(world, hosts, line);
      hosts.forEach(host -> host.onConnected(group::connected));
    }
  }

  private void connected() {
    connected++;
    if (connected == readers.size() + 1) {
      write();
    }
  }

  private void write() {
    writer.write(line, ByteRange.LINE, () -> onNextTick(this::round));
  }

  private void round() {
    if (!rounds.take(timeline.now())) {
      return;
    }
    stillReading = readers.size();
    readers.forEach(reader -> reader.read(line, this::hasRead));
  }

  private void hasRead() {
    stillReading--;
    if (stillReading == 0) {
      onNextTick(this::write);
    }
  }

  private void onNextTick(Runnable action) {
    timeline.at(timeline.nextTick(), Rank.GENERATE, entity, action);
  }
}
