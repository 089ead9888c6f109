package io.memwall.collectors.agent.frames;

import java.util.Locale;

/** A duration in the unit people would say it in. */
final class NanosText {
  private static final long[] SCALES = {1_000, 1_000_000, 1_000_000_000L};
  private static final String[] UNITS = {"us", "ms", "s"};

  private NanosText() {}

  /** Such as 1318 ns, 12.345 us or 5.000 s; whole nanoseconds below 10 us. */
  static String of(long nanos) {
    long size = Math.abs(nanos);
    if (size < 10_000) {
      return nanos + " ns";
    }
    int unit = 0;
    while (unit < SCALES.length - 1 && size >= SCALES[unit + 1] * 10) {
      unit++;
    }
    long thousandths = nanos / (SCALES[unit] / 1_000);
    return String.format(
        Locale.ROOT,
        "%s%d.%03d %s",
        nanos < 0 ? "-" : "",
        Math.abs(thousandths) / 1_000,
        Math.abs(thousandths) % 1_000,
        UNITS[unit]);
  }
}
