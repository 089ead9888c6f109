package io.memwall.streams.window;

import java.time.Duration;

/**
 * How long a fold waits and keeps, and what it believes.
 *
 * @param retention how far behind its own watermark an epoch's records are kept, and at the least
 *     how long after one of their minute came, by the clock of this process. Collectors must not
 *     spool for longer, and no task may read its log for longer behind the others
 * @param earlyAfter how much longer than its own length a changed window that nobody closes waits
 *     before it is shown: shorter ones tell meanwhile what an open one would
 * @param aheadAtMost how far ahead of the broker's clock a live record may begin; one further ahead
 *     was stamped by a wrong clock and is quarantined
 */
public record FoldSettings(Duration retention, Duration earlyAfter, Duration aheadAtMost) {
  public static final FoldSettings DEFAULT =
      new FoldSettings(Duration.ofHours(1), Duration.ofSeconds(2));

  public FoldSettings {
    if (retention.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException("retention " + retention + " is below one minute (PT1M)");
    }
    if (earlyAfter.isNegative()) {
      throw new IllegalArgumentException("earlyAfter " + earlyAfter + " is negative");
    }
    if (aheadAtMost.isNegative()) {
      throw new IllegalArgumentException("aheadAtMost " + aheadAtMost + " is negative");
    }
  }

  /** With a day ahead: clocks that are wrong by hours still show their figures, in their time. */
  public FoldSettings(Duration retention, Duration earlyAfter) {
    this(retention, earlyAfter, Duration.ofDays(1));
  }
}
