package io.memwall.collectors.agent.config;

import io.memwall.collectors.agent.live.CaptureMode;
import java.util.List;

/** A capture mode as the capture itself reads it. */
record ModeKind() implements Kind<CaptureMode> {
  /** Every node picks the same connections, so that both ends of one are seen or neither. */
  private static final int SEED = 0;

  @Override
  public CaptureMode read(String text) throws Refusal {
    try {
      return CaptureMode.parse(text, SEED);
    } catch (IllegalArgumentException e) {
      String first = text.replaceAll("[^A-Za-z].*", "");
      boolean shaped = text.startsWith("connections:") || text.startsWith("bursts:");
      throw new Refusal(
          "is no capture mode",
          shaped
              ? null
              : Nearest.of(first, List.of("full", "connections", "bursts"))
                  .map(ModeKind::example)
                  .orElse(null));
    }
  }

  private static String example(String word) {
    return switch (word) {
      case "connections" -> "connections:1/16";
      case "bursts" -> "bursts:100ms/1s";
      default -> word;
    };
  }

  @Override
  public String show(CaptureMode mode) {
    return mode.text();
  }

  @Override
  public String allowed() {
    return "full, connections:1/N (N from 2), bursts:LENGTH/PERIOD such as bursts:100ms/1s";
  }
}
