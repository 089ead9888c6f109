package io.memwall.collectors.agent.inspect.compare;

import io.memwall.collectors.agent.inspect.InspectOptions;
import io.memwall.collectors.agent.inspect.Inspection;
import java.nio.file.Path;
import java.util.function.Function;

/** A capture that is compared: what was found in it, and when its frames were seen. */
public record Side(Inspection inspection, FrameTimes times) {
  /**
   * Reads a capture.
   *
   * @throws io.memwall.collectors.agent.capture.CaptureException when it cannot be read as one
   */
  public static Side of(Path file, InspectOptions options) {
    return of(options, with -> Inspection.of(file, with));
  }

  /** Reads a capture some other way; the function must use the options it is given. */
  public static Side of(InspectOptions options, Function<InspectOptions, Inspection> reading) {
    var times = new FrameTimes();
    return new Side(reading.apply(options.withWatch(times)), times);
  }
}
