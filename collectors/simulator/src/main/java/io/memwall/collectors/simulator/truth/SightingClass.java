package io.memwall.collectors.simulator.truth;

/** What a recorded frame is to somebody who has seen all that the tap recorded before. */
enum SightingClass {
  NEW(HalfFigure.NEW_FRAMES),
  FILL(HalfFigure.FILL_FRAMES),
  RETRANS(HalfFigure.RETRANS_FRAMES),
  ACK_ONLY(HalfFigure.ACK_ONLY_FRAMES);

  private final HalfFigure figure;

  SightingClass(HalfFigure figure) {
    this.figure = figure;
  }

  HalfFigure figure() {
    return figure;
  }

  boolean isFirst() {
    return this == NEW || this == FILL;
  }
}
