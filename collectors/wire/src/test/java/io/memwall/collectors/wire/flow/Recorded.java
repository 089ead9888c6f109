package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.Opcode;
import io.memwall.collectors.wire.Reject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Keeps what a cut showed, so that tests can ask after it. */
final class Recorded implements HalfVisitor {
  /** One half of one interval. */
  record Entry(
      String connectionId,
      int incarnation,
      int direction,
      Map<HalfCounter, Long> counts,
      Map<HalfCounter, Long> totals,
      Map<Opcode, List<Long>> messages,
      Map<Anomaly, Long> anomalies,
      OptionalLong idleFrom,
      OptionalLong firstSequence) {
    long count(HalfCounter counter) {
      return counts.get(counter);
    }

    long total(HalfCounter counter) {
      return totals.get(counter);
    }
  }

  final List<Entry> halves = new ArrayList<>();
  final Map<TapCounter, Long> tap = new EnumMap<>(TapCounter.class);
  final Map<Reject, Long> rejects = new EnumMap<>(Reject.class);

  static Recorded cut(FlowTable table) {
    Recorded recorded = new Recorded();
    table.cut(recorded);
    return recorded;
  }

  @Override
  public void onHalf(HalfView half) {
    Map<HalfCounter, Long> counts = new EnumMap<>(HalfCounter.class);
    Map<HalfCounter, Long> totals = new EnumMap<>(HalfCounter.class);
    for (HalfCounter counter : HalfCounter.values()) {
      counts.put(counter, half.count(counter));
      totals.put(counter, half.total(counter));
    }
    Map<Anomaly, Long> anomalies = new EnumMap<>(Anomaly.class);
    for (Anomaly anomaly : Anomaly.values()) {
      if (half.count(anomaly) > 0) {
        anomalies.put(anomaly, half.count(anomaly));
      }
    }
    Map<Opcode, List<Long>> messages = new TreeMap<>();
    half.forEachMessage(
        (op, count, flits, payload) -> messages.put(op, List.of(count, flits, payload)));
    halves.add(
        new Entry(
            half.connectionId(),
            half.incarnation(),
            half.direction(),
            counts,
            totals,
            messages,
            anomalies,
            half.idleFromNanos(),
            half.firstSequence()));
  }

  @Override
  public void onTap(TapView view) {
    for (TapCounter counter : TapCounter.values()) {
      tap.put(counter, view.interval(counter));
    }
    for (Reject reject : Reject.values()) {
      if (view.interval(reject) > 0) {
        rejects.put(reject, view.interval(reject));
      }
    }
  }

  /** The only entry. */
  Entry only() {
    if (halves.size() != 1) {
      throw new AssertionError("expected one half but saw " + halves);
    }
    return halves.get(0);
  }

  Entry direction(int direction) {
    return halves.stream().filter(half -> half.direction() == direction).findFirst().orElseThrow();
  }
}
