package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.core.SplitMix64;
import io.memwall.collectors.simulator.core.Timeline;
import io.memwall.collectors.simulator.fabric.Direction;
import io.memwall.collectors.simulator.fabric.Tap;
import io.memwall.collectors.simulator.truth.Truth;
import io.memwall.collectors.simulator.truth.TruthKey;
import io.memwall.collectors.simulator.truth.TruthLines;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts bytes into captures that no endpoint sent, and spoils some of those that were sent. */
final class Injector {
  private static final long ONE_IN = 1_000;

  private final Outlet outlet;
  private final List<Tap> taps;
  private final Map<String, Long> flips = new TreeMap<>();
  private Optional<SplitMix64> spoiler = Optional.empty();

  /** Where bytes go, and who counts them. */
  record Outlet(Epoch epoch, Timeline timeline, Truth truth, FrameSink sink) {}

  Injector(Outlet outlet, List<Tap> taps) {
    this.outlet = outlet;
    this.taps = taps;
  }

  Tap firstTap() {
    return taps.get(0);
  }

  /** The tap records these bytes now, as if the watched port had sent them. */
  void inject(Tap tap, ByteBuffer bytes) {
    long stamp = outlet.epoch().stamp(outlet.timeline().now());
    outlet.truth().injected(tap, stamp);
    outlet.sink().frame(tap, stamp, bytes, Direction.OUT);
  }

  /** From now on one frame of a thousand has one wrong bit. */
  void spoilWith(SplitMix64 random) {
    spoiler = Optional.of(random);
    taps.forEach(tap -> flips.put(tap.name(), 0L));
  }

  boolean spoils() {
    return spoiler.isPresent();
  }

  /** Maybe turns a bit. */
  void spoil(Tap tap, ByteBuffer bytes) {
    if (spoiler.isEmpty()) {
      return;
    }
    SplitMix64 random = spoiler.orElseThrow();
    if (random.below(ONE_IN) == 0) {
      int bit = (int) random.below(8L * bytes.limit());
      bytes.put(bit / 8, (byte) (bytes.get(bit / 8) ^ 1 << bit % 8));
      flips.merge(tap.name(), 1L, Long::sum);
    }
  }

  void sayTo(TruthLines lines) {
    flips.forEach((tap, count) -> lines.total("bit_flips", TruthKey.of("tap", tap), count));
  }
}
