package io.memwall.collectors.agent.frames;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Writes frames as lines, each with the time since the one before it. */
final class LineOut {
  private final Consumer<String> out;
  private final boolean json;
  private final BooleanSupplier manyTaps;
  private long previousNanos;
  private boolean begun;

  /**
   * @param manyTaps whether lines must name the tap
   */
  LineOut(Consumer<String> out, boolean json, BooleanSupplier manyTaps) {
    this.out = out;
    this.json = json;
    this.manyTaps = manyTaps;
  }

  boolean isJson() {
    return json;
  }

  /** A line of text, which counts as shown. */
  String line(FrameSight sight) {
    long since = begun ? previousNanos : sight.nanos;
    previousNanos = sight.nanos;
    begun = true;
    return FrameText.line(sight, since, manyTaps.getAsBoolean());
  }

  void write(FrameSight sight) {
    out.accept(json ? FrameJson.of(sight, false) : line(sight));
  }

  void write(String line) {
    out.accept(line);
  }
}
