package io.memwall.collectors.agent.inspect;

import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.agent.flow.TableFeed;
import io.memwall.collectors.wire.Reject;
import io.memwall.collectors.wire.flow.FlowSettings;
import io.memwall.collectors.wire.flow.FlowTable;
import io.memwall.collectors.wire.flow.FrameListener;
import io.memwall.collectors.wire.flow.TapCounter;
import io.memwall.collectors.wire.flow.TapView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;

/** One interface of the capture: its flow table, read out once at the end. */
final class InterfaceView {
  private final String name;
  private final FlowTable table;
  private final TapNotes notes;
  private final TableFeed feed;

  InterfaceView(String name, FlowSettings settings, InspectOptions options) {
    this.name = name;
    this.notes = new TapNotes(name);
    var listeners = new ArrayList<FrameListener>();
    listeners.add(notes);
    options.watches().forEach(watch -> listeners.add(watch.at(name)));
    this.table = new FlowTable(settings, new FrameListeners(listeners));
    this.feed = new TableFeed(table);
  }

  void onFrame(Frame frame, long number) {
    notes.next(frame.epochNanos(), number);
    feed.onFrame(frame);
  }

  /** No more frames will come; what is outstanding is told. */
  void finish() {
    table.finish(notes.lastNanos());
  }

  /** What was counted over the whole capture; ends the table's only interval. */
  TapReport report() {
    var connections = new LinkedHashMap<String, ConnectionReading>();
    table.cut(
        half ->
            connections
                .computeIfAbsent(
                    half.connectionId() + "/" + half.incarnation(),
                    key -> new ConnectionReading(half, name))
                .add(half, notes.of(half)));
    var evidence = new ArrayList<Evidence>();
    notes.evidence().copyTo(evidence);
    return new TapReport(
        name,
        counts(table.tap()),
        rejects(table.tap()),
        table.tap().timestampResolutionNanos(),
        connections.values().stream().map(ConnectionReading::report).toList(),
        hotLines(table.tap()),
        notes.lines(),
        notes.turns(),
        evidence);
  }

  private List<HotLine> hotLines(TapView tap) {
    var lines = new ArrayList<HotLine>();
    tap.hotLines(entry -> lines.add(HotLine.of(name, entry)));
    // Pool by pool until here.
    lines.sort(
        Comparator.comparingLong((HotLine line) -> -line.weight())
            .thenComparing((a, b) -> Long.compareUnsigned(a.address(), b.address())));
    return lines;
  }

  private static NavigableMap<String, Long> counts(TapView tap) {
    var counts = new TreeMap<String, Long>();
    for (TapCounter counter : TapCounter.values()) {
      counts.put(counter.name().toLowerCase(Locale.ROOT), tap.total(counter));
    }
    return counts;
  }

  private static NavigableMap<String, Long> rejects(TapView tap) {
    var rejects = new TreeMap<String, Long>();
    for (Reject reject : Reject.values()) {
      if (tap.total(reject) > 0) {
        rejects.put(reject.code(), tap.total(reject));
      }
    }
    return rejects;
  }
}
