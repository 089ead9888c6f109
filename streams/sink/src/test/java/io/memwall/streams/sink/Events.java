package io.memwall.streams.sink;

import io.memwall.schemas.EventType;
import io.memwall.schemas.events.Acks;
import io.memwall.schemas.events.Allocation;
import io.memwall.schemas.events.AllocationOp;
import io.memwall.schemas.events.Attachment;
import io.memwall.schemas.events.BootId;
import io.memwall.schemas.events.Burst;
import io.memwall.schemas.events.Bytes;
import io.memwall.schemas.events.CaptureCase;
import io.memwall.schemas.events.ClassTotal;
import io.memwall.schemas.events.Clock;
import io.memwall.schemas.events.ClockSource;
import io.memwall.schemas.events.CreditCount;
import io.memwall.schemas.events.CreditState;
import io.memwall.schemas.events.Cumulative;
import io.memwall.schemas.events.Envelope;
import io.memwall.schemas.events.Extent;
import io.memwall.schemas.events.Flow;
import io.memwall.schemas.events.Frames;
import io.memwall.schemas.events.Health;
import io.memwall.schemas.events.HealthKind;
import io.memwall.schemas.events.Inventory;
import io.memwall.schemas.events.LiveAllocation;
import io.memwall.schemas.events.MatchQuality;
import io.memwall.schemas.events.Matching;
import io.memwall.schemas.events.MessageCount;
import io.memwall.schemas.events.Params;
import io.memwall.schemas.events.PoolSnapshot;
import io.memwall.schemas.events.Reverse;
import io.memwall.schemas.events.Sketch;
import io.memwall.schemas.events.StreamSeq;
import io.memwall.schemas.events.TapPosition;
import io.memwall.schemas.events.TrafficClass;
import io.memwall.schemas.events.U128;
import io.memwall.schemas.events.Visibility;
import io.memwall.schemas.results.Bandwidth;
import io.memwall.schemas.results.BandwidthBurst;
import io.memwall.schemas.results.BandwidthClass;
import io.memwall.schemas.results.BandwidthMaster;
import io.memwall.schemas.results.BandwidthTenant;
import io.memwall.schemas.results.CreditStall;
import io.memwall.schemas.results.EntityKind;
import io.memwall.schemas.results.Fairness;
import io.memwall.schemas.results.LedgerState;
import io.memwall.schemas.results.PoolUse;
import io.memwall.schemas.results.Quarantine;
import io.memwall.schemas.results.QuarantineReason;
import io.memwall.schemas.results.ReplayRequest;
import io.memwall.schemas.results.Revision;
import io.memwall.schemas.results.TenantUse;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Records of one case, the same each time: repeating a call repeats identity and content. */
final class Events {
  /** As unsigned 64 bits: 2^64 - 2. */
  static final long EPOCH = -2;

  static final Instant T0 = Instant.parse("1999-12-31T23:59:00Z");

  final String caseName;

  Events(String caseName) {
    this.caseName = caseName;
  }

  Envelope envelope(EventType type, long seq, Instant start) {
    return Envelope.newBuilder()
        .setSchema$(type.schemaName())
        .setNodeId("file:" + caseName)
        .setBootId(new BootId(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}))
        .setEpoch(EPOCH)
        .setStream(type.stream(0))
        .setSeq(seq)
        .setTStart(start)
        .setTEnd(start.plusMillis(100))
        .setTEmit(Instant.parse("2026-03-01T10:00:00Z"))
        .setClock(new Clock(ClockSource.PTP, 50L))
        .setFabricId("case:" + caseName)
        .setSite("lab")
        .setCaseName(caseName)
        .setRev(0)
        .build();
  }

  /** 2^64 + 5, more than 64 bits hold. */
  private static final byte[] SQUARES = {0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 5};

  /** The seq-th interval of 100 ms: from the 600th on they lie in another month. */
  Flow flow(long seq) {
    return Flow.newBuilder()
        .setEnvelope(envelope(EventType.FLOW, seq, T0.plusMillis(100 * seq)))
        .setTapId(caseName)
        .setConnId("%032x".formatted(seq % 7))
        .setInc(0)
        .setDir((int) (seq % 2))
        .setMacSrc("02:00:00:00:00:01")
        .setMacDst("02:00:00:01:00:00")
        .setVlanOuter(7)
        .setVc(3)
        .setEthertype(0xAAAA)
        .setProfile("wd11")
        .setTapPosition(TapPosition.HOST)
        .setVisibility(Visibility.BOTH)
        .setSrcNode("h0")
        .setLinkId("h0-p0:tx")
        .setFrames(new Frames(10L, 8L, 1L, 1L, 0L, 2L, 0L, 0L, 1L, 1L, 0L))
        .setBytes(new Bytes(1000L, 1240L, 124L, 60L, 448L, 384L))
        .setMessages(
            List.of(new MessageCount(1, 4, 3L, 6L, 0L), new MessageCount(4, 1, 6L, 54L, seq)))
        .setAckLatency(new Sketch(List.of(-3, 360), List.of(1L, 2L), 1L, 4000L))
        .setLatency(Map.of("get", new Sketch(List.of(400), List.of(3L), 0L, 9000L)))
        .setClasses(List.of(new ClassTotal(TrafficClass.RD, 60L, 448L, 1240L)))
        .setParams(
            new Params(
                List.of(1L, 2L, 3L),
                List.of(),
                List.of(4L, 0L, 0L),
                List.of(),
                List.of(0L, 0L, 0L, 0L, 0L, 5L),
                List.of(6L)))
        .setDenied(Map.of("get", 1L))
        .setCorrupt(Map.of("D", 2L))
        .setCredits(
            List.of(
                new CreditCount(1, 128L, 60L, 20L, -2L, 5000L, 3L, CreditState.ADJUSTED),
                new CreditCount(4, 8L, 9L, 1L, null, null, null, CreditState.UNKNOWN_BASE)))
        .setAcks(new Acks(7L, 2L, 1L, 3L, 4L))
        .setMatching(new Matching(5L, 1L, Map.of("timeout", 2L), 3L, 4L, MatchQuality.DEGRADED))
        .setBurst(new Burst(100, 9, 4, 700L, 1240L, new U128(SQUARES)))
        .setReverse(new Reverse(11L, List.of(1L, 2L, 3L, 4L, 5L)))
        .setSampledOneIn(8)
        .setAnomalies(Map.of("misaligned", 2L))
        .setTsResolutionNs(1L)
        .setTsInversions(0)
        .setSnaplenTruncated(0)
        .setMatchRatio(0.5)
        .setIdleFrom(T0)
        .setCum(
            new Cumulative(10L * (seq + 1), 1240L * (seq + 1), 384L * (seq + 1), 9L * (seq + 1)))
        .build();
  }

  /** Announces flows up to lastFlow, and itself. */
  Health health(long seq, long lastFlow) {
    return Health.newBuilder()
        .setEnvelope(envelope(EventType.HEALTH, seq, T0.plusMillis(100 * seq)))
        .setCollector("agent")
        .setKind(HealthKind.STOP)
        .setWatermark(T0)
        .setIsFinal(true)
        .setLastSeq(
            List.of(
                new StreamSeq(EventType.FLOW.stream(0), lastFlow),
                new StreamSeq(EventType.HEALTH.stream(0), seq)))
        .setCoveredNs(100_000_000)
        .setFrames(10)
        .setDrops(0L)
        .setRejects(Map.of("short", 1L))
        .setConfigHash("c0ffee")
        .setCpuNs(5L)
        .setRssBytes(6L)
        .setCaptureCase(
            new CaptureCase(caseName, caseName + ".pcap", "ab", 99L, "pcap", T0, T0, 10L, 9L, 55L))
        .build();
  }

  Allocation allocation(long seq) {
    return Allocation.newBuilder()
        .setEnvelope(envelope(EventType.ALLOCATION, seq, T0))
        .setPoolId("p0")
        .setLedgerEpoch(EPOCH)
        .setLedgerSeq(seq + 1)
        .setOp(AllocationOp.ALLOC)
        .setAllocId("a" + seq)
        .setTenant("t")
        .setBytesRequested(-1L)
        .setExtents(List.of(new Extent(-4096L, 4096L)))
        .build();
  }

  PoolSnapshot snapshot(long seq) {
    var held =
        LiveAllocation.newBuilder()
            .setAllocId("a1")
            .setTenant("t")
            .setExtents(List.of(new Extent(0L, 64L), new Extent(-64L, 64L)))
            .build();
    return PoolSnapshot.newBuilder()
        .setEnvelope(envelope(EventType.SNAPSHOT, seq, T0))
        .setPoolId("p0")
        .setLedgerEpoch(EPOCH)
        .setAsOf(seq)
        .setChunk(0)
        .setChunks(1)
        .setDigest("d")
        .setAllocations(List.of(held))
        .build();
  }

  Inventory attachment(long seq) {
    return inventory(seq, new Attachment("h0", "p0", List.of("h0-p0"), -1L));
  }

  Inventory inventory(long seq, Object object) {
    return Inventory.newBuilder()
        .setEnvelope(envelope(EventType.INVENTORY, seq, T0))
        .setObjectId("o" + seq)
        .setInvEpoch(EPOCH)
        .setInvSeq(seq)
        .setDeleted(object == null)
        .setObject(object)
        .build();
  }

  Bandwidth bandwidth(long second, long counter) {
    return Bandwidth.newBuilder()
        .setEntityKind(EntityKind.LINK)
        .setEntity(caseName + "/c/0")
        .setWindowNs(1_000_000_000)
        .setTStart(T0.plusSeconds(second))
        .setTEnd(T0.plusSeconds(second + 1))
        .setRevision(new Revision(4_294_967_295L, counter))
        .setCaseName(caseName)
        .setFabricId("f")
        .setTapId(caseName)
        .setConnId("c")
        .setDir(0)
        .setHalves(1)
        .setNodes(List.of("h0", "h1"))
        .setRecords(1)
        .setFrames(counter)
        .setNewFrames(1)
        .setRetransFrames(0)
        .setMessages(1)
        .setFrameBytes(1)
        .setWireBytes(1)
        .setRetransWireBytes(0)
        .setPayloadBytes(1)
        .setGoodputBytes(1)
        .setCoveredNs(1_000_000_000)
        .setSpanNs(1_000_000_000)
        .setCoverage(1.0)
        .setTComputed(T0)
        .build();
  }

  /** The same with all that may be missing. */
  Bandwidth bandwidthInDetail() {
    return Bandwidth.newBuilder(bandwidth(0, 1))
        .setPartial(false)
        .setCapacityBps(100_000_000_000L)
        .setUtilisation(1.03)
        .setOverLineRate(true)
        .setFillFrames(1)
        .setGapFrames(2)
        .setGapEvents(3)
        .setCaptureLost(4L)
        .setNakEpisodes(5L)
        .setClasses(List.of(new BandwidthClass("RD", 6L, 7L, 8L)))
        .setCredits(List.of(new CreditStall(1, 9L, 1, 2, 0.1)))
        .setBurst(new BandwidthBurst(10L, 11L, 12L, 13L, 14.0, 1.0, 0.5, 0.0))
        .setMicroburst(true)
        .setFairness(new Fairness(2, 0.6, 0.1, 0.9, "h1"))
        .setMasters(List.of(new BandwidthMaster("h0", 15L, 16L)))
        .setTenants(
            List.of(
                new BandwidthTenant("a", "w", "a1", 17L, 18L),
                new BandwidthTenant(null, null, null, 19L, 20L)))
        .setMissing(Map.of("x", "y"))
        .build();
  }

  Quarantine quarantine() {
    return Quarantine.newBuilder()
        .setFold("half-windows")
        .setEntity("e")
        .setReason(QuarantineReason.IMPOSSIBLE)
        .setDetail("a counter below zero")
        .setCaseName(caseName)
        .setNodeId("n")
        .setEpoch(EPOCH)
        .setSource("s")
        .setTStart(T0)
        .setTEnd(T0.plusSeconds(1))
        .setTNoticed(T0)
        .build();
  }

  ReplayRequest replayRequest() {
    return ReplayRequest.newBuilder()
        .setFold("half-windows")
        .setCaseName(caseName)
        .setNodeId("n")
        .setEntity("e")
        .setTStart(T0)
        .setTEnd(T0.plusSeconds(60))
        .setTNoticed(T0)
        .build();
  }

  PoolUse poolUse(long second) {
    return PoolUse.newBuilder()
        .setPoolId("p0")
        .setTStart(T0.plusSeconds(second))
        .setTAsOf(T0)
        .setRevision(new Revision(1L, second))
        .setCaseName(caseName)
        .setFabricId("f")
        .setLedgerEpoch(EPOCH)
        .setLedgerSeq(second)
        .setState(LedgerState.OK)
        .setCapacityBytes(-1L)
        .setUsedBytes(5)
        .setReservedBytes(0)
        .setFreeBytes(-6L)
        .setLargestFreeBytes(1L)
        .setAllocations(1)
        .setFailures(0)
        .setTenants(List.of(new TenantUse("t", 5L, 1L, 6L, null, null)))
        .setAnomalies(Map.of("overlap", 1L))
        .setCoverage(1.0)
        .setTComputed(T0)
        .build();
  }
}
