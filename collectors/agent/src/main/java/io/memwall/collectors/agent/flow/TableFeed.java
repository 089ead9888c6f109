package io.memwall.collectors.agent.flow;

import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.wire.flow.FlowTable;
import io.memwall.collectors.wire.flow.FrameHint;

/** Gives the frames of one interface to its flow table, with what the source knows of them. */
public final class TableFeed {
  private final FlowTable table;
  private final FrameHint hint = new FrameHint();

  public TableFeed(FlowTable table) {
    this.table = table;
  }

  /** Has the frame counted, and before it what the source missed. */
  public void onFrame(Frame frame) {
    if (frame.lostBefore() > 0 || frame.gapBeforeNanos() > 0) {
      // A planned gap blinds like a loss, but nothing was lost in it.
      table.captureDrops(frame.epochNanos(), frame.lostBefore());
    }
    table.onFrame(
        frame.epochNanos(),
        frame.buffer(),
        frame.offset(),
        frame.capturedLength(),
        frame.wireLength(),
        hint.set(passed(frame.direction()), 0));
  }

  private static FrameHint.Direction passed(Frame.Direction direction) {
    return switch (direction) {
      case UNKNOWN -> FrameHint.Direction.UNKNOWN;
      case INBOUND -> FrameHint.Direction.INBOUND;
      case OUTBOUND -> FrameHint.Direction.OUTBOUND;
    };
  }
}
