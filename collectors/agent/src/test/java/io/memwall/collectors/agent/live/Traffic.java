package io.memwall.collectors.agent.live;

import io.memwall.collectors.simulator.FrameSink;
import io.memwall.collectors.simulator.Scenario;
import io.memwall.collectors.simulator.Simulation;
import io.memwall.collectors.simulator.SimulationOptions;
import io.memwall.collectors.simulator.Size;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The frames of a simulated fabric, each as little as sampling needs to know of it. */
record Traffic(List<Passed> frames) {
  /** Frames longer than this carry a line. */
  private static final int LONG = 100;

  private static final int GROUPS = 24;

  record Passed(long nanos, long destination, long source, int bytes) {
    long connection() {
      return Math.min(destination, source) * 31 + Math.max(destination, source);
    }

    boolean carriesLine() {
      return bytes > LONG;
    }
  }

  /** Sums over frames. */
  static final class Sum {
    double frames;
    double bytes;
    double lines;

    void add(Passed frame) {
      frames++;
      bytes += frame.bytes();
      lines += frame.carriesLine() ? 1 : 0;
    }
  }

  /**
   * Two dozen groups of eight hosts over cables that lose frames: groups begin and end at times of
   * their own, and the busiest does forty times as much as the quietest.
   */
  static Traffic simulated() {
    var frames = new ArrayList<Passed>();
    for (int group = 0; group < GROUPS; group++) {
      simulate(group, frames);
    }
    frames.sort(Comparator.comparingLong(Passed::nanos));
    return new Traffic(frames);
  }

  private static void simulate(int group, List<Passed> frames) {
    long requests = 20 + 20L * (group * group % 41);
    long later = group * 37 % GROUPS * 5_000L;
    long marked = (long) group << 24;
    SimulationOptions options =
        SimulationOptions.of(Scenario.LOSSY_5, Size.M).withRequests(requests).withSeed(group + 1L);
    FrameSink sink =
        (tap, nanos, frame, direction) ->
            frames.add(
                new Passed(
                    nanos + later,
                    (frame.getLong(0) >>> 16) ^ marked,
                    (frame.getLong(4) & 0xffff_ffff_ffffL) ^ marked,
                    frame.remaining()));
    new Simulation(options, sink, event -> {}).runToEnd();
  }

  Sum all() {
    var sum = new Sum();
    frames.forEach(sum::add);
    return sum;
  }

  Map<Long, Sum> byConnection() {
    var sums = new TreeMap<Long, Sum>();
    for (Passed frame : frames) {
      sums.computeIfAbsent(frame.connection(), key -> new Sum()).add(frame);
    }
    return sums;
  }
}
