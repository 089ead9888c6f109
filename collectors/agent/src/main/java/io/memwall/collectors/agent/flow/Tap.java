package io.memwall.collectors.agent.flow;

import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.DecoderSettings;
import io.memwall.collectors.wire.Reject;
import io.memwall.collectors.wire.flow.FlowTable;
import io.memwall.collectors.wire.flow.HalfCounter;
import io.memwall.collectors.wire.flow.HalfView;
import io.memwall.collectors.wire.flow.HalfVisitor;
import io.memwall.collectors.wire.flow.TapCounter;
import io.memwall.collectors.wire.flow.TapView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** One capture point and its flow table. */
final class Tap {
  private final HalfNames names;
  private final TapEvents events;
  private final FlowTable table;
  private final TableFeed feed;

  /**
   * @param openStart start of the open interval, nanoseconds since the Unix epoch
   */
  Tap(String id, MeterSettings settings, LongSupplier openStart, FlowSink sink) {
    this.names = new HalfNames(id, settings.fabric());
    this.events = new TapEvents(names, openStart, sink);
    DecoderSettings decoder = DecoderSettings.DEFAULT.withEtherTypes(settings.etherTypes());
    this.table = new FlowTable(settings.table(decoder), events);
    this.feed = new TableFeed(table);
  }

  void onFrame(Frame frame) {
    names.passed(frame);
    feed.onFrame(frame);
  }

  /** Hands over the halves of the interval and adds what the tap saw in it. */
  void cut(Span interval, FlowSink sink, Sum sum) {
    table.cut(
        new HalfVisitor() {
          @Override
          public void onHalf(HalfView half) {
            sink.flow(record(interval, half));
          }

          @Override
          public void onTap(TapView tap) {
            sum.add(tap);
          }
        });
    events.withheld(sum.withheld);
  }

  /** Hands over what was fought over since the last call, and the violations only counted. */
  void cutHot(Span span, FlowSink sink) {
    events.flush();
    table
        .tap()
        .hotPools((pool, addresses) -> sink.hot(HotPlaces.reading(span, names, pool, addresses)));
    table.tap().clearHot();
  }

  /** The source ended: tells of requests that wait for their answers. */
  void finish() {
    table.finish(table.tap().lastNanos());
  }

  private FlowRecord record(Span interval, HalfView half) {
    return new FlowRecord(
        interval,
        names.of(half),
        frames(half),
        new FlowRecord.Bytes(
            half.count(HalfCounter.FRAME_BYTES),
            half.count(HalfCounter.WIRE_BYTES),
            half.count(HalfCounter.RETRANS_WIRE_BYTES),
            half.count(HalfCounter.MESSAGE_FLITS),
            half.count(HalfCounter.PAYLOAD_BYTES),
            half.count(HalfCounter.GOODPUT_BYTES)),
        messages(half),
        new HalfReading(half).tracking(),
        quality(half),
        half.idleFromNanos(),
        new FlowRecord.Totals(
            half.total(HalfCounter.FRAMES),
            half.total(HalfCounter.WIRE_BYTES),
            half.total(HalfCounter.GOODPUT_BYTES),
            half.total(HalfCounter.MESSAGES)));
  }

  private static FlowRecord.Frames frames(HalfView half) {
    return new FlowRecord.Frames(
        half.count(HalfCounter.FRAMES),
        half.count(HalfCounter.NEW_FRAMES),
        half.count(HalfCounter.FILL_FRAMES),
        half.count(HalfCounter.RETRANS_FRAMES),
        half.count(HalfCounter.ACK_ONLY_FRAMES),
        half.count(HalfCounter.EMPTY_FRAMES),
        half.count(HalfCounter.OPEN_FRAMES),
        half.count(HalfCounter.CLOSE_FRAMES),
        half.count(HalfCounter.GAP_FRAMES),
        half.count(HalfCounter.GAP_EVENTS),
        OptionalLong.of(half.count(HalfCounter.CAPTURE_LOST)));
  }

  private static List<FlowRecord.MessageCount> messages(HalfView half) {
    var messages = new ArrayList<FlowRecord.MessageCount>();
    half.forEachMessage(
        (opcode, count, flits, payload) ->
            messages.add(
                new FlowRecord.MessageCount(
                    opcode.channel().code(), opcode.code(), count, flits, payload)));
    return messages;
  }

  private static FlowRecord.Quality quality(HalfView half) {
    var anomalies = new HashMap<String, Long>();
    for (Anomaly anomaly : Anomaly.values()) {
      if (half.count(anomaly) > 0) {
        anomalies.put(anomaly.code(), half.count(anomaly));
      }
    }
    return new FlowRecord.Quality(
        anomalies,
        half.timestampResolutionNanos(),
        half.count(HalfCounter.TS_INVERSIONS),
        half.count(HalfCounter.SNAPLEN_TRUNCATED));
  }

  /** What all taps saw in an interval. */
  static final class Sum {
    private static final List<TapCounter> LOST =
        List.of(TapCounter.SAME_MAC_UNASSIGNED, TapCounter.UNREPORTED_FRAMES);

    private final Map<String, Long> rejects = new HashMap<>();
    private final Map<String, Long> withheld = new HashMap<>();
    private long frames;
    private long tloeFrames;

    private void add(TapView tap) {
      frames += tap.interval(TapCounter.FRAMES);
      tloeFrames += tap.interval(TapCounter.TLOE_FRAMES);
      for (Reject reject : Reject.values()) {
        note(reject.code(), tap.interval(reject));
      }
      for (TapCounter counter : LOST) {
        note(counter.name().toLowerCase(Locale.ROOT), tap.interval(counter));
      }
    }

    private void note(String code, long count) {
      if (count > 0) {
        rejects.merge(code, count, Long::sum);
      }
    }

    IntervalEnd end(Span interval) {
      return new IntervalEnd(interval, frames, tloeFrames, rejects, withheld);
    }
  }
}
