package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.flow.HotReading;
import io.memwall.collectors.wire.hot.HotCounter;
import io.memwall.schemas.events.Envelope;
import io.memwall.schemas.events.Hot;
import io.memwall.schemas.events.HotPlace;
import io.memwall.schemas.events.TapPosition;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Hot addresses as Avro. */
final class HotEvents {
  private static final HotCounter[] ACQUIRE = {
    HotCounter.ACQUIRE_N_TO_B, HotCounter.ACQUIRE_N_TO_T, HotCounter.ACQUIRE_B_TO_T
  };
  private static final HotCounter[] PROBE = {
    HotCounter.PROBE_TO_T, HotCounter.PROBE_TO_B, HotCounter.PROBE_TO_N
  };
  private static final HotCounter[] PROBE_ACK = {
    HotCounter.PROBE_ACK_T_TO_B,
    HotCounter.PROBE_ACK_T_TO_N,
    HotCounter.PROBE_ACK_B_TO_N,
    HotCounter.PROBE_ACK_T_TO_T,
    HotCounter.PROBE_ACK_B_TO_B,
    HotCounter.PROBE_ACK_N_TO_N
  };
  private static final HotCounter[] RELEASE = {
    HotCounter.RELEASE_T_TO_B,
    HotCounter.RELEASE_T_TO_N,
    HotCounter.RELEASE_B_TO_N,
    HotCounter.RELEASE_T_TO_T,
    HotCounter.RELEASE_B_TO_B,
    HotCounter.RELEASE_N_TO_N
  };

  private HotEvents() {}

  static Hot of(HotReading reading, Envelope envelope) {
    return Hot.newBuilder()
        .setEnvelope(envelope)
        .setTapId(reading.tapId())
        .setPoolMac(reading.pool().mac().orElse(null))
        .setPoolNode(reading.pool().node().orElse(null))
        .setTapPosition(
            reading
                .position()
                .map(kind -> TapPosition.valueOf(kind.name()))
                .orElse(TapPosition.UNKNOWN))
        .setTotalWeight(reading.totalWeight())
        .setTotals(totals(reading.totals()))
        .setMasters(reading.masters())
        .setLines(reading.lines().stream().map(HotEvents::place).toList())
        .setRegions(reading.regions().stream().map(HotEvents::place).toList())
        .build();
  }

  private static Map<String, Long> totals(Map<HotCounter, Long> counts) {
    var named = new TreeMap<String, Long>();
    counts.forEach((counter, count) -> named.put(counter.name().toLowerCase(Locale.ROOT), count));
    return named;
  }

  private static HotPlace place(HotReading.Place place) {
    HotPlace.Builder event =
        HotPlace.newBuilder()
            .setAddr(place.address())
            .setWeight(place.weight())
            .setError(place.error())
            .setAcquire(counts(place, ACQUIRE))
            .setProbe(counts(place, PROBE))
            .setProbeAck(counts(place, PROBE_ACK))
            .setRelease(counts(place, RELEASE))
            .setMasters(place.masters().known())
            .setMoreMasters(place.masters().more());
    place.masters().lastOwner().ifPresent(event::setLastOwner);
    place.distinctLines().ifPresent(lines -> event.setDistinctLines(Math.toIntExact(lines)));
    place.topLineShare().ifPresent(event::setTopLineShare);
    changes(event, place);
    accesses(event, place);
    return event.build();
  }

  private static void changes(HotPlace.Builder event, HotReading.Place place) {
    event
        .setProbeAckData(place.count(HotCounter.PROBE_ACK_DATA))
        .setGrantsT(place.count(HotCounter.GRANTS_T))
        .setTransfers(place.count(HotCounter.TRANSFERS))
        .setHandoffs(place.count(HotCounter.HANDOFFS))
        .setUnknownChanges(place.count(HotCounter.UNKNOWN))
        .setTransferNs(place.count(HotCounter.TRANSFER_NANOS))
        .setTransfersTimed(place.count(HotCounter.TRANSFERS_TIMED))
        .setUpgradesWithData(place.count(HotCounter.UPGRADES_WITH_DATA));
  }

  private static void accesses(HotPlace.Builder event, HotReading.Place place) {
    event
        .setReads(place.count(HotCounter.READS))
        .setReadBytes(place.count(HotCounter.READ_BYTES))
        .setWrites(place.count(HotCounter.WRITES))
        .setWriteBytes(place.count(HotCounter.WRITE_BYTES))
        .setAtomics(place.count(HotCounter.ATOMICS))
        .setAtomicBytes(place.count(HotCounter.ATOMIC_BYTES));
  }

  /** All of them, or an empty list when all are zero. */
  private static List<Long> counts(HotReading.Place place, HotCounter[] counters) {
    List<Long> counts = Arrays.stream(counters).map(place::count).toList();
    return counts.stream().allMatch(count -> count == 0) ? List.of() : counts;
  }
}
