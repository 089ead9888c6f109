package io.memwall.collectors.agent.config;

import java.time.Duration;

/** What this node tells about itself: interfaces, neighbours, memory. */
public record InventoryConfig(boolean discover, Duration interval) {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  static InventoryConfig read(Section section) {
    return new InventoryConfig(
        section
            .ask("discover", "whether interfaces, neighbours and memory of this node are reported")
            .or(ChoiceKind.FLAG, true),
        section
            .ask("interval", "time between two looks")
            .or(new TimeKind(Times.TEN_SECONDS, Duration.ofDays(1)), MINUTE));
  }
}
