package io.memwall.streams.hotspot;

import static io.memwall.streams.Fields.optional;

import io.memwall.schemas.Nanos;
import io.memwall.schemas.results.Bandwidth;
import io.memwall.schemas.results.Contention;
import io.memwall.schemas.results.ContentionPlace;
import io.memwall.schemas.results.ContentionView;
import io.memwall.schemas.results.EntityKind;
import io.memwall.schemas.results.Latency;
import io.memwall.streams.Fields;
import io.memwall.streams.Revision;
import io.memwall.streams.attribution.Owner;
import io.memwall.streams.hotspot.Reading.Interval;
import io.memwall.streams.hotspot.Reading.Origin;
import io.memwall.streams.hotspot.Setting.Owned;
import io.memwall.streams.hotspot.Setting.Place;
import io.memwall.streams.hotspot.Setting.Share;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The edge where results of the other questions become readings. */
final class InputResults {
  /** With fewer frames nothing can be said of retransmits or stalls. */
  private static final long FEW_FRAMES = 100;

  /** Reasons that say there was nothing to measure. */
  private static final Set<String> QUIET = Set.of("no_requests", "too_few_samples");

  private InputResults() {}

  /** Readings of link directions: windows of 10 s, and the second in which one fell silent. */
  static Optional<Reading> bandwidth(Bandwidth row) {
    if (row.getEntityKind() != EntityKind.LINK) {
      return Optional.empty();
    }
    boolean silent = row.getFrames() == 0;
    if (row.getWindowNs() != EntityBook.WINDOW_NS
        && !(silent && row.getWindowNs() < EntityBook.WINDOW_NS)) {
      return Optional.empty();
    }
    var entity = new Entity(row.getCaseName(), Kind.LINK, row.getEntity());
    var origin =
        origin(Origins.BANDWIDTH, entity, Fields.revision(row.getRevision()), row.getNodes());
    var setting =
        Setting.of(row.getFabricId())
            .withShares(owners(row), masters(row))
            .withHosts(
                row.getMasters().stream().map(master -> master.getMaster()).toList(), List.of());
    if (silent) {
      return Optional.of(silent(entity, origin, Nanos.of(row.getTEnd()), setting));
    }
    var values = new EnumMap<Measure, Double>(Measure.class);
    put(values, Measure.UTILISATION, clamped(row));
    put(values, Measure.CREDIT_STALL, row.getStallRatio());
    put(values, Measure.RETRANSMIT_RATIO, row.getRetransRatio());
    var absent = absent(row);
    absent.keySet().removeIf(component -> has(values, component));
    var interval = new Interval(Nanos.of(row.getTStart()), Nanos.of(row.getTEnd()));
    return Optional.of(
        new Reading(
            entity, origin, interval, values, absent, optional(row.getCoverage()), setting));
  }

  /** Why a component is not there, if it is not. */
  private static Map<Component, Absence> absent(Bandwidth row) {
    var absent = new EnumMap<Component, Absence>(Component.class);
    boolean few = row.getFrames() < FEW_FRAMES;
    miss(absent, Component.DEMAND, row.getMissing().get("utilisation"), false);
    miss(
        absent,
        Component.CREDITS,
        row.getMissing().getOrDefault("stall_ratio", "no credit base known"),
        few);
    miss(
        absent,
        Component.RETRANSMITS,
        row.getMissing().getOrDefault("retrans_ratio", "few frames"),
        few);
    if (few) {
      miss(absent, Component.LATENCY, "few frames", true);
      miss(absent, Component.CONTENTION, "few frames", true);
    }
    return absent;
  }

  /** A link that fell silent stays so until it is heard again, as long as somebody listens. */
  private static Reading silent(Entity entity, Origin origin, long fromNs, Setting setting) {
    return new Reading(
        entity,
        origin,
        new Interval(fromNs, Interval.FOREVER),
        Map.of(Measure.UTILISATION, 0.0),
        Map.of(
            Component.LATENCY, Absence.QUIET,
            Component.CREDITS, Absence.QUIET,
            Component.RETRANSMITS, Absence.QUIET,
            Component.CONTENTION, Absence.QUIET),
        OptionalDouble.empty(),
        setting);
  }

  /** What cannot be faster than its line is at most as fast. */
  private static Double clamped(Bandwidth row) {
    return row.getUtilisation() == null ? null : Math.min(1, row.getUtilisation());
  }

  private static List<Owned> owners(Bandwidth row) {
    return row.getTenants().stream()
        .filter(one -> one.getGoodputBytes() > 0)
        .map(
            one ->
                new Owned(
                    owner(one.getTenant(), one.getWorkload(), one.getAllocId()),
                    one.getGoodputBytes()))
        .toList();
  }

  private static Owner owner(String tenant, String workload, String allocation) {
    return new Owner(
        Optional.ofNullable(tenant),
        Optional.ofNullable(workload),
        Optional.ofNullable(allocation));
  }

  private static List<Share> masters(Bandwidth row) {
    return row.getMasters().stream()
        .map(master -> new Share(master.getMaster(), master.getGoodputBytes()))
        .toList();
  }

  /** Readings of link directions, pools and hosts. */
  static Optional<Reading> latency(Latency row) {
    var kind = kind(row.getEntityKind());
    if (kind.isEmpty() || row.getWindowNs() != EntityBook.WINDOW_NS) {
      return Optional.empty();
    }
    var entity = new Entity(row.getCaseName(), kind.get(), row.getEntity());
    var values = new EnumMap<Measure, Double>(Measure.class);
    var absent = new EnumMap<Component, Absence>(Component.class);
    put(values, Measure.LATENCY_INFLATION, row.getInflation());
    put(values, Measure.DEMAND_RATIO, row.getDemandRatio());
    if (row.getInflation() == null) {
      String why = row.getMissing() == null ? "unknown" : row.getMissing();
      miss(absent, Component.LATENCY, why.replace('_', ' '), QUIET.contains(why));
    }
    var setting = Setting.of(row.getFabricId()).withBaseline(optional(row.getBaselineNs()));
    if (kind.get() == Kind.HOST) {
      setting = setting.withHosts(List.of(row.getEntity()), suffering(row));
    }
    return Optional.of(
        new Reading(
            entity,
            origin(Origins.LATENCY, entity, Fields.revision(row.getRevision()), row.getNodes()),
            new Interval(Nanos.of(row.getTStart()), Nanos.of(row.getTEnd())),
            values,
            absent,
            optional(row.getCoverage()),
            setting));
  }

  private static List<String> suffering(Latency row) {
    double low = Thresholds.DEFAULT.ramp(Measure.LATENCY_INFLATION).low();
    return row.getInflation() != null && row.getInflation() >= low
        ? List.of(row.getEntity())
        : List.of();
  }

  private static Optional<Kind> kind(EntityKind kind) {
    return switch (kind) {
      case LINK -> Optional.of(Kind.LINK);
      case POOL -> Optional.of(Kind.POOL);
      case HOST -> Optional.of(Kind.HOST);
      default -> Optional.empty();
    };
  }

  /** Readings of pools, with their regions. */
  static Optional<Reading> contention(Contention row) {
    // Taps at hosts do not see how lines move: what they say must not replace what a pool's taps
    // say.
    if (row.getEntityKind() != EntityKind.POOL
        || row.getView() == ContentionView.HOSTS
        || row.getWindowNs() != EntityBook.WINDOW_NS) {
      return Optional.empty();
    }
    var entity = new Entity(row.getCaseName(), Kind.POOL, row.getEntity());
    var values = new EnumMap<Measure, Double>(Measure.class);
    var absent = new EnumMap<Component, Absence>(Component.class);
    put(values, Measure.TRANSIT, row.getTransit());
    if (row.getTransit() == null) {
      String why = row.getMissing().getOrDefault("transit", "no transfers");
      miss(absent, Component.CONTENTION, why, false);
    }
    return Optional.of(
        new Reading(
            entity,
            origin(Origins.CONTENTION, entity, Fields.revision(row.getRevision()), row.getNodes()),
            new Interval(Nanos.of(row.getTStart()), Nanos.of(row.getTEnd())),
            values,
            absent,
            optional(row.getCoverage()),
            Setting.of(row.getFabricId())
                .withRegions(
                    row.getRegions().stream()
                        .map(region -> place(row.getEntity(), region))
                        .toList())));
  }

  private static Place place(String pool, ContentionPlace region) {
    return new Place(
        pool + "/0x" + Long.toHexString(region.getAddress()),
        optional(region.getTransit()),
        owner(region.getTenant(), region.getWorkload(), region.getAllocId()));
  }

  private static Origin origin(
      String question, Entity entity, Revision revision, List<String> nodes) {
    return new Origin(question, entity.text(), Instrument.FRAMES, revision, nodes);
  }

  private static boolean has(Map<Measure, Double> values, Component component) {
    return values.keySet().stream().anyMatch(measure -> measure.component() == component);
  }

  private static void put(Map<Measure, Double> values, Measure measure, Double value) {
    if (value != null && Double.isFinite(value)) {
      values.put(measure, value);
    }
  }

  private static void miss(
      Map<Component, Absence> absent, Component component, String reason, boolean excused) {
    absent.put(component, new Absence(reason == null ? "unknown" : reason, excused));
  }
}
