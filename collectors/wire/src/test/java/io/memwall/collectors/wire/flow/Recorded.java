package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.Channel;
import io.memwall.collectors.wire.Opcode;
import io.memwall.collectors.wire.Reject;
import io.memwall.collectors.wire.match.LatencyClass;
import io.memwall.collectors.wire.sketch.Sketch;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Keeps what a cut showed, so that tests can ask after it. */
final class Recorded implements HalfVisitor {
  /** Credits of one channel. */
  record Credit(
      long granted,
      long consumed,
      long outstandingMax,
      OptionalLong availMin,
      OptionalLong stallNanos,
      long stallEvents,
      CreditState state) {
    static Credit of(CreditView view) {
      return new Credit(
          view.granted(),
          view.consumed(),
          view.outstandingMax(),
          view.availMin(),
          view.stallNanos(),
          view.stallEvents(),
          view.state());
    }
  }

  /** One half of one interval. */
  record Entry(
      String connectionId,
      int incarnation,
      int direction,
      Map<HalfCounter, Long> counts,
      Map<HalfCounter, Long> totals,
      Map<Opcode, List<Long>> messages,
      Map<Anomaly, Long> anomalies,
      Map<LatencyClass, Sketch> latencies,
      Map<Channel, Credit> credits,
      Visibility visibility,
      OptionalLong reverseFrames,
      Map<Channel, Long> reverseFlits,
      Profile profile,
      MatchQuality quality,
      OptionalLong idleFrom,
      OptionalLong firstSequence) {
    Sketch latency(LatencyClass latencyClass) {
      return latencies.get(latencyClass);
    }

    Credit credit(Channel channel) {
      return credits.get(channel);
    }

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
            latencies(half),
            credits(half),
            half.visibility(),
            half.reverseFrames(),
            reverseFlits(half),
            half.profile(),
            half.quality(),
            half.idleFromNanos(),
            half.firstSequence()));
  }

  private static Map<LatencyClass, Sketch> latencies(HalfView half) {
    Map<LatencyClass, Sketch> copies = new EnumMap<>(LatencyClass.class);
    for (LatencyClass latencyClass : LatencyClass.values()) {
      Sketch copy = new Sketch();
      copy.merge(half.sketch(latencyClass));
      copies.put(latencyClass, copy);
    }
    return copies;
  }

  private static Map<Channel, Long> reverseFlits(HalfView half) {
    Map<Channel, Long> flits = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      half.reverseFlits(channel).ifPresent(known -> flits.put(channel, known));
    }
    return flits;
  }

  private static Map<Channel, Credit> credits(HalfView half) {
    Map<Channel, Credit> credits = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      credits.put(channel, Credit.of(half.credits(channel)));
    }
    return credits;
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
