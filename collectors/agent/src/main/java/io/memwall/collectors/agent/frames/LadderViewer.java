package io.memwall.collectors.agent.frames;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Collects the frames of each connection and draws them when all are known. */
final class LadderViewer implements FrameViewer {
  private final LadderShape shape;
  private final Consumer<String> out;
  private final Map<String, List<LadderRow>> connections = new LinkedHashMap<>();
  private long drawn;
  private long beyond;
  private long unassigned;

  LadderViewer(LadderShape shape, Consumer<String> out) {
    this.shape = shape;
    this.out = out;
  }

  @Override
  public void onFrame(FrameSight sight) {
    Optional<HalfName> half = sight.verdict.half();
    if (half.isEmpty()) {
      unassigned++;
    } else if (drawn >= shape.frames()) {
      beyond++;
    } else {
      drawn++;
      HalfName name = half.get();
      connections
          .computeIfAbsent(name.tap() + " " + name.connectionId(), key -> new ArrayList<>())
          .add(LadderRow.of(sight, name));
    }
  }

  @Override
  public void end() {
    boolean first = true;
    for (List<LadderRow> rows : connections.values()) {
      if (!first) {
        out.accept("");
      }
      first = false;
      new Ladder(rows, shape.width()).draw(out);
    }
    if (beyond > 0) {
      out.accept(
          "... %d more frames: choose fewer with --filter or --frames, or raise --top"
              .formatted(beyond));
    }
    if (unassigned > 0) {
      out.accept("frames of no connection, not drawn: " + unassigned);
    }
  }
}
