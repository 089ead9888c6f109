package io.memwall.collectors.agent.inspect;

import io.memwall.collectors.wire.flow.HalfView;
import io.memwall.collectors.wire.match.LatencyClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** One incarnation of a connection, while its halves are read out. */
final class ConnectionReading {
  private static final double MEDIAN = 0.5;

  private final ConnectionReport.Name name;
  private final int etherType;
  private final List<HalfReport> halves = new ArrayList<>();

  ConnectionReading(HalfView half, String interfaceName) {
    name =
        new ConnectionReport.Name(
            half.connectionId(),
            interfaceName,
            half.incarnation(),
            half.vlanTags() > 0 ? OptionalInt.of(half.outerVid()) : OptionalInt.empty(),
            half.vlanTags() > 1 ? OptionalInt.of(half.innerVid()) : OptionalInt.empty(),
            half.vc());
    etherType = half.etherType();
  }

  void add(HalfView half, HalfNotes notes) {
    halves.add(new HalfReading(half, notes).report());
  }

  ConnectionReport report() {
    List<HalfReport> sorted =
        halves.stream().sorted(Comparator.comparingInt(half -> half.name().dir())).toList();
    return new ConnectionReport(name, etherType, roundTrip(sorted), sorted);
  }

  /** Tap to one end and back, and tap to the other end and back, are together one round trip. */
  private static OptionalLong roundTrip(List<HalfReport> halves) {
    boolean known =
        halves.size() == 2
            && halves.stream().allMatch(half -> half.latencies().containsKey(LatencyClass.ACK));
    return known
        ? OptionalLong.of(
            halves.stream()
                .mapToLong(half -> half.latencies().get(LatencyClass.ACK).quantile(MEDIAN))
                .sum())
        : OptionalLong.empty();
  }
}
