package io.memwall.collectors.agent.link;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What drivers call the counters of priority flow control (IEEE 802.1Qbb). */
final class PriorityNames {
  /**
   * What a counter counts.
   *
   * @param nanos one of its units, when it counts time
   */
  record Counter(int priority, PriorityFigure figure, long nanos) {}

  private record Shape(Pattern name, boolean time, long nanos) {}

  private static final List<Shape> SHAPES =
      List.of(
          // mlx5; the duration is in microseconds.
          new Shape(Pattern.compile("(?<dir>[rt]x)_prio(?<prio>[0-7])_pause"), false, 1),
          new Shape(
              Pattern.compile("(?<dir>[rt]x)_prio(?<prio>[0-7])_pause_duration"), true, 1_000),
          // i40e and ice; XON and XOFF are both pause frames.
          new Shape(
              Pattern.compile(
                  "(?:port\\.)?(?<dir>[rt]x)_priority_(?<prio>[0-7])_xo(?:n|ff)(?:\\.nic)?"),
              false,
              1),
          // ixgbe
          new Shape(Pattern.compile("(?<dir>[rt]x)_pb_(?<prio>[0-7])_pxo(?:n|ff)"), false, 1),
          // bnxt
          new Shape(Pattern.compile("(?<dir>[rt]x)_pfc_ena_frames_pri(?<prio>[0-7])"), false, 1),
          new Shape(
              Pattern.compile("pfc_pri(?<prio>[0-7])_(?<dir>[rt]x)_duration_us"), true, 1_000));

  private PriorityNames() {}

  /** Empty for every other counter. */
  static Optional<Counter> counter(String name) {
    for (Shape shape : SHAPES) {
      Matcher matcher = shape.name().matcher(name);
      if (matcher.matches()) {
        boolean received = matcher.group("dir").equals("rx");
        return Optional.of(
            new Counter(
                Integer.parseInt(matcher.group("prio")),
                shape.time() ? time(received) : frames(received),
                shape.nanos()));
      }
    }
    return Optional.empty();
  }

  private static PriorityFigure time(boolean received) {
    return received ? PriorityFigure.RX_PAUSED_NS : PriorityFigure.TX_PAUSED_NS;
  }

  private static PriorityFigure frames(boolean received) {
    return received ? PriorityFigure.RX_FRAMES : PriorityFigure.TX_FRAMES;
  }
}
