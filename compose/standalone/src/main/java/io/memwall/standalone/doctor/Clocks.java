package io.memwall.standalone.doctor;

/** How far clocks are apart. */
final class Clocks {
  private Clocks() {}

  /**
   * @param offMs ahead of this machine; negative when behind
   */
  static Finding judged(Stage stage, String whose, long offMs, long mostMs) {
    String seen =
        "the clock of %s is %d ms %s this machine's"
            .formatted(whose, Math.abs(offMs), offMs < 0 ? "behind" : "ahead of");
    return Math.abs(offMs) > mostMs
        ? Finding.warn(
            stage, "clock", seen, "let both follow the same time server (chronyc tracking)")
        : Finding.ok(stage, "clock", seen);
  }
}
