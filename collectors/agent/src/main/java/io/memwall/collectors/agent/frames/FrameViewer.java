package io.memwall.collectors.agent.frames;

/** Shows frames of a walk in some way. */
interface FrameViewer {
  /** A frame that was chosen; the sight is reused. */
  void onFrame(FrameSight sight);

  /** Whether it must see a frame even when the filter did not choose it. */
  default boolean insistsOn(FrameSight sight) {
    return false;
  }

  /** No frame follows. */
  default void end() {}
}
