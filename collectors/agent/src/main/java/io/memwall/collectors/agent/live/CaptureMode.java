package io.memwall.collectors.agent.live;

import java.time.Duration;
import java.util.Objects;

/** What of the traffic a live capture means to see. */
public sealed interface CaptureMode {
  /** Every frame of the EtherTypes asked for. */
  record Full() implements CaptureMode {
    @Override
    public String text() {
      return ModeText.of(this);
    }
  }

  /**
   * One connection in {@code oneIn}, each wholly and in both directions, chosen by a hash of its
   * MAC addresses and outer VLAN id.
   *
   * @param oneIn at least 2
   * @param seed picks other connections; the same seed always picks the same
   */
  record Connections(int oneIn, int seed) implements CaptureMode {
    public Connections {
      if (oneIn < 2) {
        throw new IllegalArgumentException("one connection in " + oneIn + ": give 2 or more");
      }
    }

    @Override
    public String text() {
      return ModeText.of(this);
    }
  }

  /**
   * Everything for a while, then nothing, again and again: one burst in every period.
   *
   * @param length of a burst
   * @param period longer than a burst
   * @param seed decides where in the periods bursts lie
   */
  record Bursts(Duration length, Duration period, long seed) implements CaptureMode {
    private static final Duration SHORTEST = Duration.ofMillis(1);

    public Bursts {
      Objects.requireNonNull(length);
      Objects.requireNonNull(period);
      if (length.compareTo(SHORTEST) < 0 || period.compareTo(length) <= 0) {
        throw new IllegalArgumentException(
            "bursts of %s every %s: give at least 1 ms, and a longer period"
                .formatted(length, period));
      }
    }

    @Override
    public String text() {
      return ModeText.of(this);
    }
  }

  CaptureMode FULL = new Full();

  /** As {@link #parse} reads it, without the seed. */
  String text();

  /**
   * Reads {@code full}, {@code connections:1/N} or {@code bursts:LENGTH/PERIOD} with times such as
   * {@code 100ms} and {@code 2s}.
   *
   * @param seed decides which connections, or where bursts lie
   * @throws IllegalArgumentException saying what can be written
   */
  static CaptureMode parse(String text, int seed) {
    return ModeText.parse(text, seed);
  }
}
