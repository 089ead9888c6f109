package io.memwall.collectors.agent.inspect;

import io.memwall.collectors.agent.inspect.MatchFigures.OpenRequest;
import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.Messages;
import io.memwall.collectors.wire.flow.SequenceClass;
import io.memwall.collectors.wire.flow.TransactionView;
import io.memwall.collectors.wire.match.LatencyClass;
import io.memwall.collectors.wire.match.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What is kept of one half beyond what the flow table keeps. */
final class HalfNotes {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** Which half: of which incarnation of which connection. */
  record Key(String connectionId, int incarnation, int direction) {}

  private final Map<LatencyClass, LongSeries> latencies = new EnumMap<>(LatencyClass.class);
  private final List<OpenRequest> open = new ArrayList<>();
  private final NavigableMap<Long, long[]> seconds = new TreeMap<>();

  Map<LatencyClass, LongSeries> latencies() {
    return latencies;
  }

  List<OpenRequest> open() {
    return open;
  }

  NavigableMap<Long, HalfReport.Second> seconds() {
    var shown = new TreeMap<Long, HalfReport.Second>();
    seconds.forEach((at, n) -> shown.put(at, new HalfReport.Second(n[0], n[1], n[2], n[3])));
    return shown;
  }

  void frame(long nanos, Frame frame, SequenceClass sequenceClass) {
    long second = Math.floorDiv(nanos, NANOS_PER_SECOND) * NANOS_PER_SECOND;
    long[] sums = seconds.computeIfAbsent(second, key -> new long[4]);
    sums[0]++;
    sums[1] += frame.wireBytes();
    if (sequenceClass.isFirstSighting()) {
      Messages messages = frame.messages();
      for (int i = 0; i < messages.size(); i++) {
        sums[2] += messages.opcode(i).payloadBytes(messages.sizeExponent(i));
      }
      sums[3] += messages.size();
    }
  }

  /**
   * @param requestFrame number of its request in the file
   * @param lastNanos time of the capture's last frame
   */
  void transaction(TransactionView view, OptionalLong requestFrame, long lastNanos) {
    if (view.outcome() == Outcome.MATCHED && view.responseNanos().isPresent()) {
      // Stamps may step back; less than nothing is nothing.
      long nanos = Math.max(0, view.responseNanos().getAsLong() - view.requestNanos());
      latencies.computeIfAbsent(view.latencyClass(), key -> new LongSeries()).add(nanos);
    } else if (view.outcome() == Outcome.END && open.size() < MatchFigures.OPEN_SHOWN) {
      open.add(
          new OpenRequest(
              view.opcode().channel() + "." + view.opcode().tileLinkName(),
              view.source(),
              view.hasAddress() ? OptionalLong.of(view.address()) : OptionalLong.empty(),
              requestFrame,
              lastNanos - view.requestNanos()));
    }
  }
}
