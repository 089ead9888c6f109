package io.memwall.bench;

import io.memwall.collectors.wire.DecoderSettings;
import io.memwall.collectors.wire.flow.FlowSettings;
import io.memwall.collectors.wire.flow.FlowTable;
import io.memwall.collectors.wire.flow.HalfCounter;
import io.memwall.collectors.wire.flow.HalfView;
import io.memwall.collectors.wire.flow.HalfVisitor;
import io.memwall.collectors.wire.flow.TapView;
import java.util.List;

/** The full path: decoding, sequence, delivery, acks, credits, matching, sketches, hot lines. */
final class Tracking {
  private final Traffic traffic;
  private final Scale scale;
  private final FlowTable table = new FlowTable(FlowSettings.of(DecoderSettings.DEFAULT, "bench"));

  /** What the last pass came to: proof that the path taken is the usual one. */
  private static final class Result implements HalfVisitor {
    long gaps;
    long repeats;
    long matched;
    int halves;

    @Override
    public void onHalf(HalfView half) {
      halves++;
      gaps += half.count(HalfCounter.GAP_FRAMES);
      repeats += half.count(HalfCounter.RETRANS_FRAMES);
      matched += half.count(HalfCounter.MATCHED);
    }

    @Override
    public void onTap(TapView tap) {
      // The halves say it all.
    }
  }

  Tracking(Traffic traffic, Scale scale) {
    this.traffic = traffic;
    this.scale = scale;
  }

  List<Figure> measure() {
    Result result = new Result();
    Cost best = null;
    for (int i = 0; i < scale.passes() + scale.warmUps(); i++) {
      Cost cost = Cost.of(this::pass);
      best = best == null || i < scale.warmUps() ? cost : best.best(cost);
      traffic.advance();
      result = new Result();
      table.cut(result);
    }
    long frames = traffic.frames();
    String how =
        "the same frames, their connections going on: %d halves, %,d transactions matched, %d gaps, %d repeats; best of %d"
            .formatted(result.halves, result.matched, result.gaps, result.repeats, scale.passes());
    return List.of(
        Figure.of("decode + track + account", best.millionPerSecond(frames), "M frames/s", how),
        Figure.of(
            "full path, per second of CPU",
            best.millionPerCpuSecond(frames),
            "M frames/s",
            "the same by the thread's CPU time, for busy machines"),
        Figure.of(
            "full path, garbage",
            (double) best.bytes() / frames,
            "bytes/frame",
            "ThreadMXBean.getCurrentThreadAllocatedBytes over the same; cuts not included"));
  }

  private void pass() {
    for (int i = 0; i < traffic.frames(); i++) {
      int length = traffic.length(i);
      table.onFrame(traffic.nanos(i), traffic.bytes(), traffic.offset(i), length, length);
    }
  }
}
