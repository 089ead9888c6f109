package io.memwall.collectors.simulator;

import java.time.Duration;
import java.util.Optional;

/**
 * How much the masters do.
 *
 * @param window requests of a host in flight, when there is no inter-arrival time
 * @param interArrivalNanos time between two requests of a host; 0 sends the next when an answer
 *     comes. In the demo: mean time of the slowest host; host i is i + 1 times as fast
 * @param requests per host; in pingpong turns per pair; 0 is no limit
 * @param duration nothing new begins after it; empty is no limit
 */
public record Load(int window, long interArrivalNanos, long requests, Optional<Duration> duration) {
  public Load {
    if (window < 1 || window > 65_536) {
      throw new IllegalArgumentException("window is " + window + "; it must be 1 to 65536");
    }
    if (interArrivalNanos < 0 || requests < 0) {
      throw new IllegalArgumentException(
          "inter-arrival time and number of requests must not be negative");
    }
    duration.ifPresent(
        d -> {
          if (d.isNegative() || d.isZero()) {
            throw new IllegalArgumentException("duration is " + d + "; it must be positive");
          }
        });
  }

  /** So many requests, each when an answer has come, sixteen at a time. */
  static Load requests(long requests) {
    return new Load(16, 0, requests, Optional.empty());
  }

  /** So many nanoseconds between two requests, for so long. */
  static Load paced(long interArrivalNanos, Duration duration) {
    return new Load(1, interArrivalNanos, 0, Optional.of(duration));
  }

  public Load withWindow(int other) {
    return new Load(other, interArrivalNanos, requests, duration);
  }

  public Load withInterArrivalNanos(long other) {
    return new Load(window, other, requests, duration);
  }

  /** Other limits. */
  public Load withLimits(long newRequests, Optional<Duration> newDuration) {
    return new Load(window, interArrivalNanos, newRequests, newDuration);
  }

  boolean isEndless() {
    return requests == 0 && duration.isEmpty();
  }
}
