package io.memwall.collectors.agent.spool;

import java.util.Objects;

/**
 * Numbers of one stream that were given up. Numbers in between that were delivered all the same are
 * not lost: what counts is what never arrived.
 *
 * @param first included
 * @param last included
 * @param count given up within the range, at least 1
 * @param reason such as {@code spool_full}
 */
public record Loss(EpochId epoch, int stream, long first, long last, long count, String reason) {
  public Loss {
    Objects.requireNonNull(epoch);
    Objects.requireNonNull(reason);
    if (Long.compareUnsigned(first, last) > 0 || count < 1) {
      throw new IllegalArgumentException("no loss: %s to %s, %d".formatted(first, last, count));
    }
  }

  public static Loss of(EventNumber number, String reason) {
    return new Loss(number.epoch(), number.stream(), number.seq(), number.seq(), 1, reason);
  }

  public LossClass lossClass() {
    return LossClass.ofStream(stream);
  }
}
