package io.memwall.collectors.agent.inspect;

import io.memwall.collectors.agent.flow.MacAddress;
import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.flow.HalfCounter;
import io.memwall.collectors.wire.flow.HalfView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/** One incarnation of a connection, while its halves are read out. */
final class Incarnation {
  private final String id;
  private final int number;
  private final OptionalInt vlanOuter;
  private final OptionalInt vlanInner;
  private final int vc;
  private final int etherType;
  private final List<Inspection.Half> halves = new ArrayList<>();

  Incarnation(HalfView half) {
    id = half.connectionId();
    number = half.incarnation();
    vlanOuter = half.vlanTags() > 0 ? OptionalInt.of(half.outerVid()) : OptionalInt.empty();
    vlanInner = half.vlanTags() > 1 ? OptionalInt.of(half.innerVid()) : OptionalInt.empty();
    vc = half.vc();
    etherType = half.etherType();
  }

  void add(HalfView half) {
    OptionalLong first = half.firstSequence();
    halves.add(
        new Inspection.Half(
            half.direction(),
            MacAddress.text(half.sourceMac()),
            MacAddress.text(half.destinationMac()),
            first.isPresent() ? OptionalInt.of((int) first.getAsLong()) : OptionalInt.empty(),
            counts(half),
            messages(half),
            anomalies(half)));
  }

  /**
   * @param present the last incarnation of each connection: only of that one the first number is
   *     known
   */
  Inspection.Connection connection(String interfaceName, Map<String, Integer> present) {
    boolean last = present.get(id) == number;
    List<Inspection.Half> sorted =
        halves.stream()
            .map(half -> last ? half : half.withoutFirstSequence())
            .sorted(Comparator.comparingInt(Inspection.Half::dir))
            .toList();
    return new Inspection.Connection(
        id, interfaceName, number, vlanOuter, vlanInner, vc, etherType, sorted);
  }

  private static NavigableMap<String, Long> counts(HalfView half) {
    var counts = new TreeMap<String, Long>();
    for (HalfCounter counter : HalfCounter.values()) {
      counts.put(counter.name().toLowerCase(Locale.ROOT), half.count(counter));
    }
    return counts;
  }

  private static NavigableMap<String, Inspection.MessageCount> messages(HalfView half) {
    var messages = new TreeMap<String, Inspection.MessageCount>();
    half.forEachMessage(
        (opcode, count, flits, payload) ->
            messages.put(
                opcode.channel() + "." + opcode.tileLinkName(),
                new Inspection.MessageCount(count, flits, payload)));
    return messages;
  }

  private static NavigableMap<String, Long> anomalies(HalfView half) {
    var anomalies = new TreeMap<String, Long>();
    for (Anomaly anomaly : Anomaly.values()) {
      if (half.count(anomaly) > 0) {
        anomalies.put(anomaly.code(), half.count(anomaly));
      }
    }
    return anomalies;
  }
}
