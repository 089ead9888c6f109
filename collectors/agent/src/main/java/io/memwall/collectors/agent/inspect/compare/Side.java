package io.memwall.collectors.agent.inspect.compare;

import io.memwall.collectors.agent.inspect.InspectOptions;
import io.memwall.collectors.agent.inspect.Inspection;
import java.nio.file.Path;

/** A capture that is compared: what was found in it, and when its frames were seen. */
public record Side(Inspection inspection, FrameTimes times) {
  /**
   * Reads a capture.
   *
   * @throws io.memwall.collectors.agent.capture.CaptureException when it cannot be read as one
   */
  public static Side of(Path file, InspectOptions options) {
    var times = new FrameTimes();
    return new Side(Inspection.of(file, options.withWatch(times)), times);
  }
}
