package io.memwall.collectors.agent.inspect;

import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.wire.DecoderSettings;
import io.memwall.collectors.wire.Reject;
import io.memwall.collectors.wire.flow.FlowSettings;
import io.memwall.collectors.wire.flow.FlowTable;
import io.memwall.collectors.wire.flow.FrameListener;
import io.memwall.collectors.wire.flow.TapCounter;
import io.memwall.collectors.wire.flow.TapView;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** One interface of the capture: its flow table, read out once at the end. */
final class InterfaceView {
  private static final List<TapCounter> LOST =
      List.of(TapCounter.SAME_MAC_UNASSIGNED, TapCounter.UNREPORTED_FRAMES);

  private final String name;
  private final FlowTable table;

  InterfaceView(String name, String fabricId, InspectOptions options) {
    this.name = name;
    var decoder = DecoderSettings.DEFAULT.withEtherTypes(options.etherTypes());
    var settings = FlowSettings.of(decoder, fabricId);
    List<FrameListener> listeners =
        options.watches().stream().map(watch -> watch.at(name)).toList();
    this.table =
        listeners.isEmpty()
            ? new FlowTable(settings)
            : new FlowTable(settings, new Listeners(listeners));
  }

  void onFrame(Frame frame) {
    table.onFrame(
        frame.epochNanos(),
        frame.buffer(),
        frame.offset(),
        frame.capturedLength(),
        frame.wireLength());
  }

  long tloeFrames() {
    return table.tap().total(TapCounter.TLOE_FRAMES);
  }

  OptionalLong timeResolutionNanos() {
    return table.tap().timestampResolutionNanos();
  }

  /** Adds what was counted over the whole capture. */
  void collect(List<Inspection.Connection> connections, Map<String, Long> rejects) {
    addRejects(table.tap(), rejects);
    var incarnations = new LinkedHashMap<String, Incarnation>();
    var present = new HashMap<String, Integer>();
    table.cut(
        half -> {
          String id = half.connectionId();
          present.merge(id, half.incarnation(), Math::max);
          incarnations
              .computeIfAbsent(id + "/" + half.incarnation(), key -> new Incarnation(half))
              .add(half);
        });
    incarnations.values().forEach(each -> connections.add(each.connection(name, present)));
  }

  private static void addRejects(TapView tap, Map<String, Long> rejects) {
    for (Reject reject : Reject.values()) {
      add(rejects, reject.code(), tap.total(reject));
    }
    for (TapCounter counter : LOST) {
      add(rejects, counter.name().toLowerCase(Locale.ROOT), tap.total(counter));
    }
  }

  private static void add(Map<String, Long> rejects, String code, long count) {
    if (count > 0) {
      rejects.merge(code, count, Long::sum);
    }
  }
}
