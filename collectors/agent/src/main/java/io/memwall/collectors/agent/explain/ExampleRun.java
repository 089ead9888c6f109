package io.memwall.collectors.agent.explain;

import io.memwall.collectors.agent.explain.Explanation.Example;
import io.memwall.collectors.agent.explain.Explanation.ExampleFrame;
import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.Channel;
import io.memwall.collectors.wire.DecoderSettings;
import io.memwall.collectors.wire.flow.CreditView;
import io.memwall.collectors.wire.flow.FlowSettings;
import io.memwall.collectors.wire.flow.FlowTable;
import io.memwall.collectors.wire.flow.HalfCounter;
import io.memwall.collectors.wire.flow.HalfView;
import io.memwall.collectors.wire.flow.HalfVisitor;
import io.memwall.collectors.wire.flow.TapCounter;
import io.memwall.collectors.wire.flow.TapView;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Reads the frames of an example as if they were a capture. */
public final class ExampleRun {
  private static final int SEQUENCE_MASK = 0x3F_FFFF;

  private final ExampleListener listener = new ExampleListener();
  private final FlowTable table;
  private long lastNanos;

  private ExampleRun(Example example) {
    var decoder = new DecoderSettings(example.tap().etherTypes(), 0, example.tap().maxBodyFlits());
    table = new FlowTable(FlowSettings.of(decoder, "example"), listener);
  }

  /**
   * What came out.
   *
   * @param lines one per frame, as people read them
   * @param shown codes and words: anomalies, rejects, messages, counters that are not 0 and, with a
   *     prefix, outcomes, events, profiles, credit states and qualities
   */
  public record Trace(List<String> lines, Set<String> shown) {
    public Trace {
      lines = List.copyOf(lines);
    }
  }

  /** Reads them. */
  public static Trace of(Example example) {
    var run = new ExampleRun(example);
    example.frames().forEach(run::frames);
    run.table.finish(run.lastNanos);
    var shown = new TreeSet<>(run.listener.shown());
    run.table.cut(
        new HalfVisitor() {
          @Override
          public void onHalf(HalfView half) {
            collect(half, shown);
          }

          @Override
          public void onTap(TapView tap) {
            collect(tap, shown);
          }
        });
    return new Trace(run.listener.lines(), shown);
  }

  private void frames(ExampleFrame frame) {
    if (frame.isDrop()) {
      listener.drops(frame.times());
      table.captureDrops(frame.nanos(), frame.times());
      return;
    }
    byte[] bytes = frame.bytes();
    for (int i = 0; i < frame.times(); i++) {
      if (i > 0 && frame.sequenceStep() != 0) {
        advance(bytes, frame.sequenceStep());
      }
      lastNanos = frame.nanos() + i * frame.stepNanos();
      listener.next(frame, i, bytes);
      table.onFrame(lastNanos, ByteBuffer.wrap(bytes), 0, bytes.length, frame.wireLength());
    }
  }

  /** The sequence number lies in bits 53 to 32 of the first word; examples have no VLAN tag. */
  private static void advance(byte[] bytes, int step) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int upper = buffer.getInt(14);
    int next = (upper + step) & SEQUENCE_MASK;
    buffer.putInt(14, (upper & ~SEQUENCE_MASK) | next);
  }

  private static void collect(HalfView half, Set<String> shown) {
    for (HalfCounter counter : HalfCounter.values()) {
      if (half.count(counter) > 0) {
        shown.add(counter.name().toLowerCase(Locale.ROOT));
      }
    }
    for (Anomaly anomaly : Anomaly.values()) {
      if (half.count(anomaly) > 0) {
        shown.add(anomaly.code());
      }
    }
    for (Channel channel : Channel.values()) {
      CreditView credits = half.credits(channel);
      if (credits.granted() > 0 || credits.consumed() > 0) {
        shown.add("credits:" + credits.state().name().toLowerCase(Locale.ROOT));
      }
    }
    shown.add("quality:" + half.quality().name().toLowerCase(Locale.ROOT));
    shown.add("profile:" + half.profile().name().toLowerCase(Locale.ROOT));
    shown.add("visibility:" + half.visibility().name().toLowerCase(Locale.ROOT));
    shown.add("dir:" + half.direction());
    if (half.sourceFifo()) {
      shown.add("fifo");
    }
  }

  private static void collect(TapView tap, Set<String> shown) {
    tap.timestampResolutionNanos().ifPresent(nanos -> shown.add("grid:" + nanos));
    for (TapCounter counter : TapCounter.values()) {
      if (tap.interval(counter) > 0) {
        shown.add(counter.name().toLowerCase(Locale.ROOT));
      }
    }
  }
}
