package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.core.Rank;
import io.memwall.collectors.simulator.core.Timeline;
import io.memwall.collectors.simulator.fabric.Tap;
import io.memwall.collectors.simulator.truth.TruthKey;
import java.util.Map;
import java.util.TreeMap;

/** Frames that should not be, among frames as they should be. */
final class Malformed {
  private static final int ROUNDS = 20;
  private static final long STEP_PICOS = 700 * Timeline.PICOS_PER_NANO;
  private static final int FCS_BYTES = 4;
  private static final int SHORTEST_BYTES = 60;
  private static final int WIRE_OVERHEAD_BYTES = 24;

  private final World world;
  private final Tap tap;
  private long number;
  private long frames;
  private long frameBytes;
  private long wireBytes;
  private final Map<String, Long> rejects = new TreeMap<>();
  private final Map<String, Long> anomalies = new TreeMap<>();
  private final Map<String, Long> messages = new TreeMap<>();

  private Malformed(World world) {
    this.world = world;
    this.tap = world.injector().firstTap();
  }

  /** Every frame of the set, twenty times; they all have addresses of their own. */
  static void begin(World world) {
    Steady.begin(world);
    Malformed script = new Malformed(world);
    int entity = world.timeline().newEntity();
    long time = STEP_PICOS;
    for (int round = 0; round < ROUNDS; round++) {
      for (MalformedFrame frame : MalformedFrame.values()) {
        world.timeline().at(time, Rank.GENERATE, entity, () -> script.inject(frame));
        time += STEP_PICOS;
      }
    }
    world.timeline().at(time, Rank.GENERATE, entity, script::expect);
  }

  static void flips(World world) {
    world.injector().spoilWith(world.stream("flips"));
    Mixture.begin(world);
  }

  private void inject(MalformedFrame frame) {
    if (frame.isRejected()) {
      rejects.merge(frame.reject(), 1L, Long::sum);
      world.injector().inject(tap, frame.bytes(1));
      return;
    }
    number++;
    var bytes = frame.bytes(number);
    frames++;
    frameBytes += bytes.limit() + FCS_BYTES;
    wireBytes += Math.max(bytes.limit(), SHORTEST_BYTES) + WIRE_OVERHEAD_BYTES;
    frame.anomalies().forEach(code -> anomalies.merge(code, 1L, Long::sum));
    frame.messages().forEach(message -> messages.merge(message, 1L, Long::sum));
    world.injector().inject(tap, bytes);
  }

  private void expect() {
    TruthKey at = TruthKey.of("tap", tap.name());
    rejects.forEach(
        (reject, n) -> world.expectations().total("rejects", at.with("class", reject), n));
    TruthKey half = at.with("mac_src", "02:00:00:00:00:01").with("mac_dst", "02:00:00:00:01:01");
    world.expectations().total("frames", half, frames);
    world.expectations().total("new_frames", half, frames);
    world.expectations().total("frame_bytes", half, frameBytes);
    world.expectations().total("wire_bytes", half, wireBytes);
    anomalies.forEach(
        (code, n) -> world.expectations().total("anomalies", half.with("code", code), n));
    messages.forEach(
        (message, n) ->
            world
                .expectations()
                .total(
                    "messages",
                    half.with("channel", message.substring(0, 1))
                        .with("opcode", Integer.parseInt(message.substring(1))),
                    n));
  }
}
