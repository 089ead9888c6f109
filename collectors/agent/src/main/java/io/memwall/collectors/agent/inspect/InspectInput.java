package io.memwall.collectors.agent.inspect;

import io.memwall.collectors.agent.capture.FrameSource;
import io.memwall.collectors.agent.capture.Progress;

/** What is inspected: opened once, or once more when the first reading was not enough. */
interface InspectInput {
  /** Names connections, so that they are the same however often it is read. */
  String fabricId();

  /**
   * Opens it at its beginning.
   *
   * @throws io.memwall.collectors.agent.capture.CaptureException when it cannot be read
   */
  FrameSource open(Progress progress);

  /** Of a source that {@link #open} gave and that has come to its end. */
  Inspection.CaptureFile describe(FrameSource ended);

  /** False for what is gone once it was read. */
  boolean canBeReadAgain();
}
