package io.memwall.collectors.agent.inspect.truth;

import io.memwall.collectors.agent.inspect.Inspection;
import io.memwall.collectors.agent.inspect.TapReport;
import java.util.List;
import java.util.Optional;

/** Finds in an inspection what a line of truth speaks of. */
final class Figures {
  /** Keys of what pools, hosts, streams and faults of delivery are about, not the wire. */
  private static final List<String> ELSEWHERE = List.of("pool", "node", "entity", "fault");

  /** What is computed from a tap's figures later, and what was done to it on purpose. */
  private static final List<String> BEYOND = List.of("step_", "bit_flips");

  private final Inspection inspection;

  Figures(Inspection inspection) {
    this.inspection = inspection;
  }

  Seen seen(TruthLine line) {
    if (line.key().has("line")) {
      return new LineFigures(inspection).seen(line);
    }
    if (ELSEWHERE.stream().anyMatch(line.key()::has)
        || BEYOND.stream().anyMatch(line.metric()::startsWith)) {
      return new Seen.Elsewhere();
    }
    Optional<String> name = line.text("tap");
    if (name.isEmpty()) {
      return new Seen.Unknown("its key names neither tap nor line");
    }
    Optional<TapReport> tap =
        inspection.taps().stream().filter(each -> each.name().equals(name.get())).findFirst();
    if (line.key().has("mac_src")) {
      return new HalfFigures(tap).seen(line);
    }
    return line.key().has("near")
        ? new ConnectionFigures(tap).seen(line)
        : new TapFigures(tap).seen(line);
  }
}
