package io.memwall.collectors.agent.inspect;

import io.memwall.collectors.agent.flow.MacAddress;
import io.memwall.collectors.agent.inspect.HalfReport.MessageCount;
import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.Channel;
import io.memwall.collectors.wire.flow.CreditView;
import io.memwall.collectors.wire.flow.HalfCounter;
import io.memwall.collectors.wire.flow.HalfView;
import io.memwall.collectors.wire.match.LatencyClass;
import io.memwall.collectors.wire.sketch.Sketch;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Takes from the view of a half, which is gone after the call, what the report keeps. */
final class HalfReading {
  private final HalfView half;
  private final HalfNotes notes;

  HalfReading(HalfView half, HalfNotes notes) {
    this.half = half;
    this.notes = notes;
  }

  HalfReport report() {
    OptionalLong first = half.firstSequence();
    return new HalfReport(
        new HalfReport.Name(
            half.direction(),
            MacAddress.text(half.sourceMac()),
            MacAddress.text(half.destinationMac())),
        first.isPresent() ? OptionalInt.of((int) first.getAsLong()) : OptionalInt.empty(),
        counts(),
        messages(),
        anomalies(),
        new TrafficReading(half).figures(),
        credits(),
        latencies(),
        new MatchFigures(
            half.quality().name().toLowerCase(Locale.ROOT),
            half.matchRatio(),
            half.sourceFifo(),
            notes.open()),
        sight(),
        notes.seconds());
  }

  private NavigableMap<String, Long> counts() {
    var counts = new TreeMap<String, Long>();
    for (HalfCounter counter : HalfCounter.values()) {
      counts.put(counter.name().toLowerCase(Locale.ROOT), half.count(counter));
    }
    return counts;
  }

  private NavigableMap<String, MessageCount> messages() {
    var messages = new TreeMap<String, MessageCount>();
    half.forEachMessage(
        (opcode, count, flits, payload) ->
            messages.put(
                opcode.channel() + "." + opcode.tileLinkName(),
                new MessageCount(count, flits, payload)));
    return messages;
  }

  private NavigableMap<String, Long> anomalies() {
    var anomalies = new TreeMap<String, Long>();
    for (Anomaly anomaly : Anomaly.values()) {
      if (half.count(anomaly) > 0) {
        anomalies.put(anomaly.code(), half.count(anomaly));
      }
    }
    return anomalies;
  }

  private NavigableMap<String, CreditFigures> credits() {
    var credits = new TreeMap<String, CreditFigures>();
    for (Channel channel : Channel.values()) {
      CreditView view = half.credits(channel);
      if (view.granted() > 0 || view.consumed() > 0) {
        credits.put(
            channel.name(),
            new CreditFigures(
                view.granted(),
                view.consumed(),
                view.outstandingMax(),
                view.availMin(),
                view.stallNanos(),
                view.stallEvents(),
                view.state().name().toLowerCase(Locale.ROOT)));
      }
    }
    return credits;
  }

  private NavigableMap<LatencyClass, LatencyList> latencies() {
    var latencies = new TreeMap<LatencyClass, LatencyList>();
    notes
        .latencies()
        .forEach(
            (kind, series) ->
                latencies.put(kind, series.isWhole() ? series.list() : sketched(kind)));
    if (half.sketch(LatencyClass.ACK).count() > 0) {
      latencies.put(LatencyClass.ACK, sketched(LatencyClass.ACK));
    }
    return latencies;
  }

  private LatencyList sketched(LatencyClass kind) {
    var copy = new Sketch();
    copy.merge(half.sketch(kind));
    return LatencyList.sketched(
        new LatencyList.Totals(
            copy.count(), copy.sum(), copy.min().orElseThrow(), copy.max().orElseThrow()),
        p -> Math.round(copy.quantile(p).orElseThrow()));
  }

  private Sight sight() {
    var flits = new TreeMap<String, Long>();
    for (Channel channel : Channel.values()) {
      half.reverseFlits(channel).ifPresent(count -> flits.put(channel.name(), count));
    }
    return new Sight(
        half.visibility().name().toLowerCase(Locale.ROOT),
        half.profile().name().toLowerCase(Locale.ROOT),
        half.reverseFrames(),
        flits);
  }
}
