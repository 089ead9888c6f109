package io.memwall.streams.hotspot;

import java.util.Locale;

/** What a score is made of, in the order of the formula. */
public enum Component {
  DEMAND,
  LATENCY,
  STALLS,
  POOL,
  CREDITS,
  RETRANSMITS,
  CONTENTION;

  /** The word results and settings use, such as {@code demand}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
