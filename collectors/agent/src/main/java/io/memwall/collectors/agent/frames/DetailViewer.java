package io.memwall.collectors.agent.frames;

import java.util.ArrayDeque;
import java.util.Deque;

/** One frame in every bit, and those around it as lines. */
final class DetailViewer implements FrameViewer {
  private final long number;
  private final int context;
  private final LineOut out;
  private final Deque<String> before = new ArrayDeque<>();
  private int after;

  /**
   * @param context lines before and after
   */
  DetailViewer(long number, int context, LineOut out) {
    this.number = number;
    this.context = context;
    this.out = out;
  }

  @Override
  public boolean insistsOn(FrameSight sight) {
    return sight.number == number;
  }

  @Override
  public void onFrame(FrameSight sight) {
    if (sight.number == number) {
      show(sight);
    } else if (!out.isJson()) {
      neighbour(sight);
    }
  }

  private void show(FrameSight sight) {
    if (out.isJson()) {
      out.write(FrameJson.of(sight, true));
      return;
    }
    before.forEach(out::write);
    if (!before.isEmpty()) {
      out.write("");
    }
    // Its line is not shown, but those after it count their time from here.
    out.line(sight);
    FrameDetail.of(sight).forEach(out::write);
  }

  private void neighbour(FrameSight sight) {
    if (sight.number > number && after < context) {
      if (after++ == 0) {
        out.write("");
      }
      out.write(sight);
    } else if (sight.number < number && context > 0) {
      if (before.size() == context) {
        before.removeFirst();
      }
      before.addLast(out.line(sight));
    }
  }
}
