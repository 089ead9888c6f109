package io.memwall.collectors.agent.frames;

/** A line of text or JSON for each frame. */
record LineViewer(LineOut out) implements FrameViewer {
  @Override
  public void onFrame(FrameSight sight) {
    out.write(sight);
  }
}
