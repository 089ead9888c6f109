package io.memwall.streams.bandwidth;

import java.time.Duration;

/**
 * How long a fold waits and keeps.
 *
 * @param retention how far behind its own watermark an epoch's records are kept, and at the least
 *     how long after one of their minute came, by the clock of this process. Collectors must not
 *     spool for longer, and no task may read its log for longer behind the others
 * @param earlyAfter how long a changed window that nobody closes waits before it is shown
 */
public record FoldSettings(Duration retention, Duration earlyAfter) {
  public static final FoldSettings DEFAULT =
      new FoldSettings(Duration.ofHours(1), Duration.ofSeconds(2));

  public FoldSettings {
    if (retention.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException("retention " + retention + " is below one minute (PT1M)");
    }
    if (earlyAfter.isNegative()) {
      throw new IllegalArgumentException("earlyAfter " + earlyAfter + " is negative");
    }
  }
}
