package io.memwall.collectors.wire.hot;

/**
 * Bounds of the hot addresses.
 *
 * @param lines cache lines kept
 * @param regions regions of 64 KiB kept
 * @param addressMask bits of an address that tell places apart; others are cleared
 */
public record HotSettings(int lines, int regions, long addressMask) {
  /** Every bit counts; about 0.6 MiB. */
  public static final HotSettings DEFAULT = new HotSettings(256, 1024, -1L);

  public HotSettings {
    if (lines < 1 || regions < 1) {
      throw new IllegalArgumentException("at least one line and one region are kept");
    }
  }
}
