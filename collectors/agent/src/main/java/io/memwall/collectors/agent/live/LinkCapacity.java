package io.memwall.collectors.agent.live;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Compares what a link can carry with what a mode of capture can see of it. */
final class LinkCapacity {
  /** A ring read by one thread: what one core takes through filter, ring and flow table. */
  static final long RING_FRAMES_PER_SECOND = 500_000;

  /** The shortest OmniXtend frame with check sequence, preamble and gap: 62 + 24 bytes. */
  private static final long SHORTEST_FRAME_BITS = (62 + 24) * 8L;

  /** A frame in the ring: its header and the shortest frame, rounded up. */
  private static final long RING_BYTES_PER_FRAME = 160;

  private LinkCapacity() {}

  static Optional<String> warning(NetworkLink link, RingOptions options) {
    return warning(link.name(), NicCounters.of(link).speed(), options);
  }

  /**
   * @param bitsPerSecond of the link; empty when unknown, and then nothing is warned of
   */
  static Optional<String> warning(String name, OptionalLong bitsPerSecond, RingOptions options) {
    if (bitsPerSecond.isEmpty()) {
      return Optional.empty();
    }
    long carried = bitsPerSecond.getAsLong() / SHORTEST_FRAME_BITS;
    long seen = seen(options, carried);
    if (carried <= seen) {
      return Optional.empty();
    }
    return Optional.of(
        ("interface %s can carry %,d minimum frames a second, and this mode sees about %,d;"
                + " frames beyond are lost and counted. %s")
            .formatted(name, carried, seen, advice(options)));
  }

  /** Frames a second on the link up to which the mode loses none. */
  private static long seen(RingOptions options, long carried) {
    if (options.mode() instanceof CaptureMode.Connections sampled) {
      return RING_FRAMES_PER_SECOND * sampled.oneIn();
    }
    if (options.mode() instanceof CaptureMode.Bursts bursts) {
      long room = options.ringBytes() / RING_BYTES_PER_FRAME;
      long read = frames(RING_FRAMES_PER_SECOND, bursts.period());
      long inBurst = room + frames(RING_FRAMES_PER_SECOND, bursts.length());
      long offered = frames(carried, bursts.length());
      return offered <= inBurst && offered <= read
          ? carried
          : (long) (Math.min(inBurst, read) / seconds(bursts.length()));
    }
    return RING_FRAMES_PER_SECOND;
  }

  private static String advice(RingOptions options) {
    if (options.mode() instanceof CaptureMode.Connections) {
      return "Sample fewer connections (connections:1/N with a larger N).";
    }
    return options.mode() instanceof CaptureMode.Bursts
        ? "Take shorter bursts or a larger ring."
        : "Sample whole connections (connections:1/N) or bursts (bursts:LENGTH/PERIOD).";
  }

  private static long frames(long perSecond, Duration time) {
    return (long) (perSecond * seconds(time));
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
