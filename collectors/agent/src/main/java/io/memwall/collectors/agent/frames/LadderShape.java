package io.memwall.collectors.agent.frames;

/**
 * How large a ladder may get.
 *
 * @param width of a line in characters
 * @param frames drawn at most, over all connections
 */
record LadderShape(int width, int frames) {
  private static final int NARROWEST = 80;

  LadderShape {
    width = Math.max(NARROWEST, width);
  }
}
