package io.memwall.streams.hotspot;

import io.memwall.schemas.results.Bandwidth;
import io.memwall.schemas.results.BandwidthMaster;
import io.memwall.schemas.results.BandwidthTenant;
import io.memwall.schemas.results.Contention;
import io.memwall.schemas.results.ContentionPlace;
import io.memwall.schemas.results.ContentionSeverity;
import io.memwall.schemas.results.ContentionView;
import io.memwall.schemas.results.EntityKind;
import io.memwall.schemas.results.Latency;
import io.memwall.schemas.results.LedgerState;
import io.memwall.schemas.results.PoolUse;
import io.memwall.schemas.results.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the other questions find of one window of one small fabric. */
final class Findings {
  static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");
  static final Duration WINDOW = Duration.ofSeconds(10);
  static final String FABRIC = "fabric";
  static final String LINK = "l1/rx";

  private static final Revision FIRST = new Revision(1L, 1L);
  private static final long WINDOW_NS = WINDOW.toNanos();

  private Findings() {}

  static Instant start(int window) {
    return T0.plus(WINDOW.multipliedBy(window));
  }

  static Bandwidth.Builder link(int window, double utilisation) {
    return row(start(window), WINDOW_NS)
        .setFrames(100_000)
        .setUtilisation(utilisation)
        .setStallRatio(0.0)
        .setRetransRatio(0.0)
        .setCoverage(1.0)
        .setMasters(List.of(new BandwidthMaster("h1", 2_000L, 1_000L)))
        .setTenants(
            List.of(
                new BandwidthTenant("llm-a", "train", "A", 800L, 400L),
                new BandwidthTenant("llm-a", "serve", null, 440L, 220L),
                new BandwidthTenant(null, null, null, 760L, 380L)));
  }

  /** The second in which the link fell silent. */
  static Bandwidth.Builder silence(Instant second) {
    return row(second, Duration.ofSeconds(1).toNanos()).setUtilisation(0.0).setCoverage(1.0);
  }

  private static Bandwidth.Builder row(Instant start, long lengthNs) {
    return Bandwidth.newBuilder()
        .setEntityKind(EntityKind.LINK)
        .setEntity(LINK)
        .setWindowNs(lengthNs)
        .setTStart(start)
        .setTEnd(start.plusNanos(lengthNs))
        .setRevision(FIRST)
        .setCaseName("")
        .setFabricId(FABRIC)
        .setNodes(List.of("h1"))
        .setHalves(1)
        .setRecords(10)
        .setFrames(0)
        .setNewFrames(0)
        .setRetransFrames(0)
        .setMessages(0)
        .setFrameBytes(0)
        .setWireBytes(0)
        .setRetransWireBytes(0)
        .setPayloadBytes(0)
        .setGoodputBytes(0)
        .setCoveredNs(lengthNs)
        .setSpanNs(lengthNs)
        .setTComputed(start);
  }

  static Latency.Builder latency(EntityKind kind, String entity, int window) {
    return Latency.newBuilder()
        .setEntityKind(kind)
        .setEntity(entity)
        .setWindowNs(WINDOW_NS)
        .setTStart(start(window))
        .setTEnd(start(window + 1))
        .setRevision(FIRST)
        .setCaseName("")
        .setFabricId(FABRIC)
        .setConnections(1)
        .setNodes(List.of("h1"))
        .setCoveredNs(WINDOW_NS)
        .setSpanNs(WINDOW_NS)
        .setCoverage(1.0)
        .setTComputed(start(window));
  }

  static Latency.Builder latency(int window, double inflation) {
    return latency(EntityKind.LINK, LINK, window).setInflation(inflation).setBaselineNs(1_300.0);
  }

  static Contention contention(int window, double transit) {
    return Contention.newBuilder()
        .setEntityKind(EntityKind.POOL)
        .setEntity("p1")
        .setWindowNs(WINDOW_NS)
        .setTStart(start(window))
        .setTEnd(start(window + 1))
        .setRevision(FIRST)
        .setCaseName("")
        .setFabricId(FABRIC)
        .setView(ContentionView.POOL)
        .setRecords(1)
        .setSeverity(ContentionSeverity.OK)
        .setTransit(transit)
        .setGrantsT(100)
        .setTransfersUpperBound(100)
        .setAcquire(List.of(0L, 0L, 0L))
        .setProbe(List.of(0L, 0L, 0L))
        .setProbeAck(List.of(0L, 0L, 0L, 0L, 0L, 0L))
        .setRelease(List.of(0L, 0L, 0L, 0L, 0L, 0L))
        .setProbeAckData(0)
        .setReads(0)
        .setReadBytes(0)
        .setWrites(0)
        .setWriteBytes(0)
        .setAtomics(0)
        .setAtomicBytes(0)
        .setRegions(transit == 0 ? List.of() : List.of(region(transit)))
        .setCoveredNs(WINDOW_NS)
        .setSpanNs(WINDOW_NS)
        .setCoverage(1.0)
        .setTComputed(start(window))
        .build();
  }

  private static ContentionPlace region(double transit) {
    return ContentionPlace.newBuilder()
        .setAddress(0x10000L)
        .setSeverity(ContentionSeverity.CRITICAL)
        .setTransit(transit)
        .setGrantsT(100)
        .setTransfersUpperBound(100)
        .setAcquires(100)
        .setProbes(100)
        .setWeight(200)
        .setError(0)
        .setReadBytes(0)
        .setWriteBytes(0)
        .setTenant("llm-a")
        .setWorkload("train")
        .setAllocId("A")
        .build();
  }

  static PoolUse.Builder pool(Instant asOf, double usedShare) {
    return PoolUse.newBuilder()
        .setPoolId("p1")
        .setTStart(asOf)
        .setTAsOf(asOf)
        .setRevision(FIRST)
        .setCaseName("")
        .setFabricId(FABRIC)
        .setLedgerEpoch(1)
        .setLedgerSeq(1)
        .setState(LedgerState.OK)
        .setCapacityBytes(1_000L)
        .setUsedBytes((long) (1_000 * usedShare))
        .setReservedBytes(0)
        .setAllocations(1)
        .setFailures(0)
        .setTenants(List.of())
        .setTComputed(asOf);
  }
}
