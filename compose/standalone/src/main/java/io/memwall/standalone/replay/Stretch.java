package io.memwall.standalone.replay;

import io.memwall.schemas.Nanos;
import io.memwall.schemas.events.Envelope;
import io.memwall.schemas.results.Hotspot;
import io.memwall.standalone.stack.Scratch;
import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of event time.
 *
 * @param from inclusive
 * @param to exclusive
 * @param warmUp how much before it state must have seen, for all that needs a limited time
 */
record Stretch(Instant from, Instant to, Duration warmUp) {
  /** Reports on the stretch's last windows come behind it. */
  private static final Duration COOL_DOWN = Duration.ofMinutes(2);

  /** As far as a node's clock may run ahead of the broker's and its records still be found. */
  private static final Duration CLOCKS = Duration.ofHours(1);

  Stretch {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("--from " + from + " is not before --to " + to);
    }
  }

  /** Whether a record has a part in what is computed. */
  boolean holds(String topic, Envelope envelope) {
    boolean begun = Nanos.of(envelope.getTStart()) < Nanos.of(to.plus(COOL_DOWN));
    return begun
        && (Scratch.isNeededWhole(topic)
            || Nanos.of(envelope.getTEnd()) >= Nanos.of(from.minus(warmUp)));
  }

  /** Whether a window lies within. */
  boolean holds(Hotspot window) {
    return Nanos.of(window.getTStart()) >= Nanos.of(from)
        && Nanos.of(window.getTEnd()) <= Nanos.of(to);
  }

  /** Where reading begins, by the broker's clock: no record is appended before it happened. */
  Instant readFrom(String topic) {
    return Scratch.isNeededWhole(topic) ? Instant.EPOCH : from.minus(warmUp).minus(CLOCKS);
  }
}
