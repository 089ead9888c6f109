package io.memwall.streams.hotspot;

import io.memwall.streams.Fabric;
import io.memwall.streams.LinkDirection;
import io.memwall.streams.Rows;
import io.memwall.streams.hotspot.Counted.Before;
import io.memwall.streams.hotspot.Counted.Counter;
import io.memwall.streams.hotspot.Reading.Interval;
import io.memwall.streams.hotspot.Reading.Origin;
import io.memwall.streams.inventory.InventoryView;
import io.memwall.streams.inventory.LinkFacts;
import io.memwall.streams.inventory.PortFacts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What two looks at the same counters say of the time between them. Looks of one node come in
 * order; one that comes again, or late, says nothing.
 */
final class Looks {
  /** Counters further apart than this say nothing of a window. */
  private static final long LONGEST_NS = 120_000_000_000L;

  private static final double NANOS_PER_MICRO = 1_000;
  private static final double BITS_PER_BYTE = 8;
  private static final double NANOS_PER_SECOND = 1e9;

  /** Preamble, start of frame and gap, which no card counts (IEEE 802.3). */
  private static final long BYTES_BESIDES = 20;

  private final Rows rows;
  private final InventoryView inventory;

  Looks(Rows rows, InventoryView inventory) {
    this.rows = rows;
    this.inventory = inventory;
  }

  List<Reading> take(Counted look) {
    byte[] key = look.subject().key();
    var before = rows.get(key).map(Before::decode);
    if (before.isPresent() && before.get().endNs() >= look.endNs()) {
      return List.of();
    }
    rows.put(key, look.encode());
    if (before.isEmpty() || look.endNs() - before.get().endNs() > LONGEST_NS) {
      return List.of();
    }
    var interval = new Interval(before.get().endNs(), look.endNs());
    return look.subject().port().isEmpty()
        ? pressure(look, before.get(), interval).stream().toList()
        : traffic(look, before.get(), interval);
  }

  /**
   * {@code min(1, (some + full) / time)}: full is a part of some, so that it counts twice (Linux
   * Documentation/accounting/psi.rst).
   */
  private static Optional<Reading> pressure(Counted look, Before before, Interval interval) {
    var some = look.since(before, Counter.MEMORY_SOME_US);
    if (some.isEmpty()) {
      return Optional.empty();
    }
    long full = look.since(before, Counter.MEMORY_FULL_US).orElse(0);
    double share =
        Math.min(
            1,
            (some.getAsLong() + full) * NANOS_PER_MICRO / (interval.endNs() - interval.startNs()));
    String host = look.subject().node();
    var hosts = List.of(host);
    var setting =
        Setting.of(look.subject().fabric())
            .withHosts(hosts, share >= suffers() ? hosts : List.of());
    var kills = look.since(before, Counter.OOM_KILLS);
    return Optional.of(
        new Reading(
            new Entity(look.subject().caseName(), Kind.HOST, host),
            new Origin(
                Origins.PRESSURE, "host:" + host, Instrument.PRESSURE, Origin.OF_EVENT, List.of()),
            interval,
            Map.of(Measure.PRESSURE, share),
            Map.of(),
            OptionalDouble.empty(),
            kills.isPresent() ? setting.withOomKills(kills.getAsLong()) : setting));
  }

  private static double suffers() {
    return Thresholds.DEFAULT.ramp(Measure.PRESSURE).low();
  }

  /** Utilisation of both directions of the link a port is plugged into. */
  private List<Reading> traffic(Counted look, Before before, Interval interval) {
    var subject = look.subject();
    var fabric = new Fabric(subject.caseName(), subject.fabric());
    var port = inventory.portOfMac(fabric, look.mac(), interval.startNs());
    var link =
        port.flatMap(known -> known.link())
            .flatMap(id -> inventory.link(fabric, id, interval.startNs()));
    if (link.isEmpty()) {
      return List.of();
    }
    var capacity =
        link.get().capacityBps().isPresent() ? link.get().capacityBps() : look.speedBps();
    boolean atA = isEnd(link.get().a(), port.get());
    var out = rate(look, before, Counter.TX_BYTES, Counter.TX_PACKETS);
    var in = rate(look, before, Counter.RX_BYTES, Counter.RX_PACKETS);
    var found = new ArrayList<Reading>();
    utilisation(out, capacity, interval)
        .ifPresent(u -> found.add(reading(look, direction(link.get(), atA), u, interval)));
    utilisation(in, capacity, interval)
        .ifPresent(u -> found.add(reading(look, direction(link.get(), !atA), u, interval)));
    return found;
  }

  private static String direction(LinkFacts link, boolean leavesEndA) {
    return LinkDirection.from(link.id(), leavesEndA).entity();
  }

  private static boolean isEnd(String end, PortFacts port) {
    return end.equals(port.node()) || end.equals(port.id());
  }

  private static OptionalLong rate(Counted look, Before before, Counter bytes, Counter packets) {
    var grown = look.since(before, bytes);
    var frames = look.since(before, packets);
    return grown.isPresent() && frames.isPresent()
        ? OptionalLong.of(grown.getAsLong() + BYTES_BESIDES * frames.getAsLong())
        : OptionalLong.empty();
  }

  private static OptionalDouble utilisation(
      OptionalLong bytes, OptionalLong capacityBps, Interval interval) {
    if (bytes.isEmpty() || capacityBps.isEmpty() || capacityBps.getAsLong() <= 0) {
      return OptionalDouble.empty();
    }
    double seconds = (interval.endNs() - interval.startNs()) / NANOS_PER_SECOND;
    return OptionalDouble.of(
        Math.min(1, BITS_PER_BYTE * bytes.getAsLong() / seconds / capacityBps.getAsLong()));
  }

  private static Reading reading(Counted look, String link, double utilisation, Interval interval) {
    var subject = look.subject();
    var values = new EnumMap<Measure, Double>(Measure.class);
    values.put(Measure.UTILISATION, utilisation);
    return new Reading(
        new Entity(subject.caseName(), Kind.LINK, link),
        new Origin(
            Origins.COUNTERS,
            "port:" + subject.node() + "/" + subject.port() + " of link:" + link,
            Instrument.COUNTERS,
            Origin.OF_EVENT,
            List.of()),
        interval,
        values,
        Map.of(),
        OptionalDouble.empty(),
        Setting.of(subject.fabric()));
  }
}
