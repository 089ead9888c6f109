package io.memwall.collectors.agent.capture;

/** The records of one capture format, in file order. */
interface Records {
  /**
   * Moves the view to the next frame of an Ethernet interface.
   *
   * @return false at the regular end of the capture
   * @throws CutException where the rest cannot be read
   */
  boolean next(Frame frame) throws CutException;

  /** Frames that carry no time of their own and were given that of the frame before them. */
  long withoutTime();
}
