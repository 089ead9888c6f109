package io.memwall.streams.contention;

import io.memwall.streams.Ratio;
import java.util.OptionalDouble;

/**
 * Transfers of lines against the chances there were for them.
 *
 * @param transfers X, on lines kept
 * @param chances grants of tip but the first of each line and reading, which has no owner before it
 */
record PingPong(long transfers, long chances) {
  static final PingPong NONE = new PingPong(0, 0);

  /** Of one line in one reading. */
  static PingPong ofLine(Counts line) {
    long grants = line.get(Counter.GRANTS_T);
    return new PingPong(line.get(Counter.TRANSFERS), Math.max(0, grants - 1));
  }

  PingPong plus(PingPong other) {
    return new PingPong(transfers + other.transfers, chances + other.chances);
  }

  /** Ping-pong score X / (G - 1), 0 to 1; none below two grants. */
  OptionalDouble score() {
    return Ratio.of(transfers, chances);
  }
}
