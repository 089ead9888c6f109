package io.memwall.streams.contention;

import io.memwall.schemas.events.Hot;
import io.memwall.schemas.events.HotPlace;
import io.memwall.schemas.events.TapPosition;
import io.memwall.streams.Fabric;
import io.memwall.streams.contention.Reading.Origin;
import io.memwall.streams.contention.Reading.Position;
import io.memwall.streams.contention.Reading.Sums;
import io.memwall.streams.contention.Reading.Uncached;
import io.memwall.streams.inventory.InventoryStore;
import io.memwall.streams.inventory.InventoryView;
import io.memwall.streams.inventory.PortFacts;
import io.memwall.streams.window.Contribution;
import io.memwall.streams.window.Envelopes;
import io.memwall.streams.window.Observation;
import io.memwall.streams.window.Source;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** The edge where events of the road become readings of ours. */
final class Events {
  private static final int REGION_BITS = 16;

  private Events() {}

  /** Names the pools of hot records as the inventory of their time does. */
  static final class ToContribution
      extends ContextualProcessor<String, Hot, String, Observation<Reading>> {
    private InventoryView inventory;

    @Override
    public void init(ProcessorContext<String, Observation<Reading>> context) {
      super.init(context);
      inventory = InventoryStore.view(context);
    }

    @Override
    public void process(Record<String, Hot> record) {
      context().forward(record.withValue(contribution(record.value(), inventory)));
    }
  }

  static Observation<Reading> contribution(Hot hot, InventoryView inventory) {
    var envelope = hot.getEnvelope();
    var reading = reading(hot, pool(hot, inventory));
    return new Contribution<>(
        Envelopes.epoch(envelope),
        Source.of(PoolKind.subjectOf(reading), hot.getTapId()),
        Envelopes.interval(envelope),
        envelope.getRev(),
        reading);
  }

  private static String pool(Hot hot, InventoryView inventory) {
    var envelope = hot.getEnvelope();
    var fabric = new Fabric(envelope.getCaseName(), envelope.getFabricId());
    long at = Envelopes.interval(envelope).startNs();
    var mac = Optional.ofNullable(hot.getPoolMac());
    var node =
        Optional.ofNullable(hot.getPoolNode())
            .or(
                () ->
                    mac.flatMap(port -> inventory.portOfMac(fabric, port, at))
                        .map(PortFacts::node));
    var pools = node.map(name -> inventory.poolsOfNode(fabric, name, at)).orElse(List.of());
    return pools.size() == 1 ? pools.get(0).id() : node.or(() -> mac).orElseGet(hot::getTapId);
  }

  private static Reading reading(Hot hot, String pool) {
    var origin =
        new Origin(
            hot.getEnvelope().getFabricId(),
            pool,
            hot.getPoolMac() == null ? "" : hot.getPoolMac(),
            hot.getTapId(),
            position(hot.getTapPosition()));
    return new Reading(
        origin,
        sums(hot),
        hot.getLines().stream().map(line -> line(hot, line)).toList(),
        hot.getRegions().stream().map(region -> region(hot, region)).toList());
  }

  private static Position position(TapPosition position) {
    return switch (position) {
      case POOL -> Position.POOL;
      case SWITCH -> Position.SWITCH;
      case HOST -> Position.HOST;
      default -> Position.UNKNOWN;
    };
  }

  private static Sums sums(Hot hot) {
    var lines = hot.getLines().stream().map(Events::counts).toList();
    var kept = hot.getRegions().stream().map(Events::counts).reduce(Counts.NONE, Counts::plus);
    var masters =
        hot.getRegions().stream()
            .map(each -> masters(hot, each))
            .reduce(Masters.NONE, Masters::plus);
    return new Sums(
        // An older collector has no totals; what it kept is the best there is.
        hot.getTotals().isEmpty() ? kept : totals(hot.getTotals()),
        lines.stream().map(PingPong::ofLine).reduce(PingPong.NONE, PingPong::plus),
        lines.stream().map(Uncached::ofLine).reduce(Uncached.NONE, Uncached::plus),
        masters,
        hot.getLines().stream().allMatch(line -> line.getUpgradesWithData() != null));
  }

  private static Place line(Hot hot, HotPlace line) {
    var counts = counts(line);
    return new Place(
        line.getAddr(),
        new Place.Weight(line.getWeight(), line.getError()),
        counts,
        PingPong.ofLine(counts),
        masters(hot, line),
        Place.Lines.NONE);
  }

  private static Place region(Hot hot, HotPlace region) {
    var counts = counts(region);
    double share = region.getTopLineShare() == null ? 0 : region.getTopLineShare();
    return new Place(
        region.getAddr(),
        new Place.Weight(region.getWeight(), region.getError()),
        counts,
        hot.getLines().stream()
            .filter(line -> line.getAddr() >>> REGION_BITS == region.getAddr() >>> REGION_BITS)
            .map(line -> PingPong.ofLine(counts(line)))
            .reduce(PingPong.NONE, PingPong::plus),
        masters(hot, region),
        new Place.Lines(
            region.getDistinctLines() == null
                ? OptionalInt.empty()
                : OptionalInt.of(region.getDistinctLines()),
            Math.round(share * counts.get(Counter.TRANSFERS))));
  }

  private static Masters masters(Hot hot, HotPlace place) {
    return new Masters(
        place.getMasters().stream().map(index -> hot.getMasters().get(index)).toList(),
        place.getMoreMasters());
  }

  private static Counts totals(Map<String, Long> totals) {
    var counts = new EnumMap<Counter, Long>(Counter.class);
    totals.forEach(
        (key, count) -> Counter.ofKey(key).forEach(counter -> counts.put(counter, count)));
    return Counts.of(counts);
  }

  private static Counts counts(HotPlace place) {
    var counts = new EnumMap<Counter, Long>(Counter.class);
    put(counts, Counter.ACQUIRE, place.getAcquire());
    put(counts, Counter.PROBE, place.getProbe());
    put(counts, Counter.PROBE_ACK, place.getProbeAck());
    put(counts, Counter.RELEASE, place.getRelease());
    counts.put(Counter.PROBE_ACK_DATA, place.getProbeAckData());
    counts.put(Counter.GRANTS_T, place.getGrantsT());
    counts.put(Counter.TRANSFERS, place.getTransfers());
    counts.put(Counter.HANDOFFS, place.getHandoffs());
    counts.put(Counter.UNKNOWN, place.getUnknownChanges());
    counts.put(Counter.TRANSFER_NANOS, place.getTransferNs());
    counts.put(Counter.TRANSFERS_TIMED, place.getTransfersTimed());
    if (place.getUpgradesWithData() != null) {
      counts.put(Counter.UPGRADES_WITH_DATA, place.getUpgradesWithData());
    }
    accesses(counts, place);
    return Counts.of(counts);
  }

  private static void accesses(Map<Counter, Long> counts, HotPlace place) {
    counts.put(Counter.READS, place.getReads());
    counts.put(Counter.READ_BYTES, place.getReadBytes());
    counts.put(Counter.WRITES, place.getWrites());
    counts.put(Counter.WRITE_BYTES, place.getWriteBytes());
    counts.put(Counter.ATOMICS, place.getAtomics());
    counts.put(Counter.ATOMIC_BYTES, place.getAtomicBytes());
  }

  /** An empty list says that there were none. */
  private static void put(Map<Counter, Long> counts, List<Counter> counters, List<Long> values) {
    for (int i = 0; i < Math.min(counters.size(), values.size()); i++) {
      counts.put(counters.get(i), values.get(i));
    }
  }
}
