package io.memwall.streams.alerts;

import java.util.Locale;

/** How bad it is, the worse the later. */
public enum Severity {
  WARNING,
  CRITICAL;

  /** As labels and rule files say it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isAtLeast(Severity other) {
    return compareTo(other) >= 0;
  }
}
