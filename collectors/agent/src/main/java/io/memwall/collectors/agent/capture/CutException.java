package io.memwall.collectors.agent.capture;

/** Ends the walk over a capture from any depth of it; never leaves this package. */
final class CutException extends Exception {
  private final transient Cut cut;

  CutException(Cut cut) {
    super(cut.reason(), null, false, false);
    this.cut = cut;
  }

  Cut cut() {
    return cut;
  }
}
