package io.memwall.streams.contention;

import io.memwall.schemas.EventType;
import io.memwall.schemas.events.BootId;
import io.memwall.schemas.events.Clock;
import io.memwall.schemas.events.ClockSource;
import io.memwall.schemas.events.Envelope;
import io.memwall.schemas.events.Health;
import io.memwall.schemas.events.HealthKind;
import io.memwall.schemas.events.Hot;
import io.memwall.schemas.events.HotPlace;
import io.memwall.schemas.events.Inventory;
import io.memwall.schemas.events.Pool;
import io.memwall.schemas.events.TapPosition;
import io.memwall.schemas.results.Holding;
import io.memwall.schemas.results.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a collector sends of contention: hot records of ten seconds, and heartbeats. */
record HotTraces(String node, TapPosition position, List<String> masters) {
  static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");
  static final String PORT = "02:00:00:01:00:00";

  /** Strictly alternating writes of one line, with acquires of 3 microseconds. */
  Hot pingPong(int window, long turns) {
    var place =
        HotPlace.newBuilder()
            .setAddr(Readings.LINE)
            .setWeight(2 * turns - 1)
            .setError(0)
            .setAcquire(List.of(0L, turns, 0L))
            .setProbe(List.of(0L, 0L, turns - 1))
            .setProbeAck(List.of(0L, turns - 1, 0L, 0L, 0L, 0L))
            .setProbeAckData(turns - 1)
            .setGrantsT(turns)
            .setTransfers(turns - 1)
            .setTransferNs((turns - 1) * 3_000)
            .setTransfersTimed(turns - 1)
            .setUpgradesWithData(0L)
            .setMasters(masters.isEmpty() ? List.of() : List.of(0, masters.size() - 1))
            .build();
    var region =
        HotPlace.newBuilder(place)
            .setAddr(Readings.LINE & -65_536)
            .setDistinctLines(1)
            .setTopLineShare(1.0)
            .build();
    return Hot.newBuilder()
        .setEnvelope(envelope(EventType.HOT, T0.plusSeconds(10L * window), 10))
        .setTapId(node + ":eth0")
        .setPoolMac(PORT)
        .setPoolNode("p0")
        .setTapPosition(position)
        .setTotalWeight(2 * turns - 1)
        .setTotals(totals(turns))
        .setMasters(masters)
        .setLines(List.of(place))
        .setRegions(List.of(region))
        .build();
  }

  /** Seven acquires were of places that are not kept. */
  private static Map<String, Long> totals(long turns) {
    return Map.of(
        "acquire_n_to_t",
        turns + 7,
        "probe_to_n",
        turns - 1,
        "probe_ack_t_to_n",
        turns - 1,
        "grants_t",
        turns,
        "transfers",
        turns - 1,
        "transfer_nanos",
        (turns - 1) * 3_000,
        "transfers_timed",
        turns - 1,
        "from_the_future",
        1L);
  }

  /** Says that the node of the pool port hosts one pool. */
  Inventory pool(String poolId) {
    return Inventory.newBuilder()
        .setEnvelope(envelope(EventType.INVENTORY, T0.minusSeconds(60), 0))
        .setObjectId(poolId)
        .setInvEpoch(1)
        .setInvSeq(1)
        .setDeleted(false)
        .setObject(Pool.newBuilder().setNodeId("p0").setCapacityBytes(1L << 40).build())
        .build();
  }

  /** Says who holds the memory of the line from some seconds on. */
  Holding holding(String poolId, String tenant, long fromSecond) {
    return Holding.newBuilder()
        .setPoolId(poolId)
        .setRevision(new Revision(1L, 1L))
        .setCaseName("")
        .setFabricId("fabric")
        .setLedgerEpoch(1)
        .setLedgerSeq(1)
        .setBase(0x8000_0000L)
        .setLength(1 << 20)
        .setTStart(T0.plusSeconds(fromSecond))
        .setAllocId("a-1")
        .setTenant(tenant)
        .setWorkload("train")
        .setTComputed(T0)
        .build();
  }

  /** Watched for so many of the ten seconds. */
  Health heartbeat(int window, long coveredSeconds) {
    var start = T0.plusSeconds(10L * window);
    return Health.newBuilder()
        .setEnvelope(envelope(EventType.HEALTH, start, 10))
        .setCollector("agent")
        .setKind(HealthKind.HEARTBEAT)
        .setWatermark(start.plusSeconds(10))
        .setIsFinal(false)
        .setLastSeq(List.of())
        .setCoveredNs(coveredSeconds * Readings.SECOND)
        .setFrames(1_000)
        .setDrops(0L)
        .setRejects(Map.of())
        .build();
  }

  private Envelope envelope(EventType type, Instant start, long seconds) {
    return Envelope.newBuilder()
        .setSchema$(type.schemaName())
        .setNodeId(node)
        .setBootId(new BootId(new byte[16]))
        .setEpoch(1)
        .setStream(type.stream(0))
        .setSeq(start.getEpochSecond())
        .setTStart(start)
        .setTEnd(start.plusSeconds(seconds))
        .setTEmit(start)
        .setClock(new Clock(ClockSource.NTP, null))
        .setFabricId("fabric")
        .setSite("site")
        .setCaseName("")
        .setRev(0)
        .build();
  }
}
