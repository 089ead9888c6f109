package io.memwall.streams.latency;

import io.memwall.schemas.Nanos;
import io.memwall.schemas.events.BootId;
import io.memwall.schemas.events.Bytes;
import io.memwall.schemas.events.Clock;
import io.memwall.schemas.events.ClockSource;
import io.memwall.schemas.events.Cumulative;
import io.memwall.schemas.events.Envelope;
import io.memwall.schemas.events.Flow;
import io.memwall.schemas.events.Frames;
import io.memwall.schemas.events.Health;
import io.memwall.schemas.events.HealthKind;
import io.memwall.schemas.events.Inventory;
import io.memwall.schemas.events.MatchQuality;
import io.memwall.schemas.events.Matching;
import io.memwall.schemas.events.Pool;
import io.memwall.schemas.events.Sketch;
import io.memwall.schemas.events.TapPosition;
import io.memwall.schemas.results.Bandwidth;
import io.memwall.schemas.results.EntityKind;
import io.memwall.schemas.results.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What host h0 sends that reads from pool p0 over link l0, and how full the link is. */
final class LatencyTraffic {
  static final Instant T0 = Instant.parse("2026-03-02T10:00:00Z");

  private LatencyTraffic() {}

  /** Reads of one second, all of one latency. */
  static Flow reads(long second, int bucket, long samples) {
    long sumNs = Math.round(samples * LatencySketch.value(bucket));
    return Flow.newBuilder()
        .setEnvelope(envelope("ox.flow/1", second))
        .setTapId("h0:eth0")
        .setConnId("c")
        .setInc(0)
        .setDir(0)
        .setMacSrc("02:00:00:00:00:00")
        .setMacDst("02:00:00:01:00:00")
        .setVc(0)
        .setEthertype(0xAAAA)
        .setTapPosition(TapPosition.HOST)
        .setSrcNode("h0")
        .setDstNode("n0")
        .setLinkId("l0:tx")
        .setFrames(new Frames(samples, samples, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, null))
        .setBytes(new Bytes(samples * 66, samples * 86, 0L, samples * 2, 0L, 0L))
        .setMessages(List.of())
        .setLatency(
            Map.of(
                "get",
                new Sketch(List.of(bucket), List.of(samples), 0L, sumNs),
                "grant_ack",
                new Sketch(List.of(1), List.of(9L), 0L, 9L)))
        .setMatching(new Matching(samples, 0L, Map.of(), 0L, 0L, MatchQuality.GOOD))
        .setTsResolutionNs(1L)
        .setTsInversions(0)
        .setSnaplenTruncated(0)
        .setCum(new Cumulative(samples, samples * 86, 0L, samples))
        .build();
  }

  static Health heartbeat(long second) {
    return Health.newBuilder()
        .setEnvelope(envelope("ox.health/1", second))
        .setCollector("agent")
        .setKind(HealthKind.HEARTBEAT)
        .setWatermark(T0.plusSeconds(second + 1))
        .setIsFinal(false)
        .setLastSeq(List.of())
        .setCoveredNs(1_000_000_000)
        .setFrames(1000)
        .setDrops(0L)
        .setRejects(Map.of())
        .build();
  }

  /** How full a direction of l0 was in the ten seconds from a second on. */
  static Bandwidth bandwidth(String direction, long second, double utilisation) {
    return Bandwidth.newBuilder()
        .setEntityKind(EntityKind.LINK)
        .setEntity("l0/" + direction)
        .setWindowNs(10_000_000_000L)
        .setTStart(T0.plusSeconds(second))
        .setTEnd(T0.plusSeconds(second + 10))
        .setRevision(new Revision(1L, 1L))
        .setCaseName("")
        .setFabricId("fabric")
        .setHalves(1)
        .setRecords(10)
        .setFrames(1)
        .setNewFrames(1)
        .setRetransFrames(0)
        .setMessages(1)
        .setFrameBytes(1)
        .setWireBytes(1)
        .setRetransWireBytes(0)
        .setPayloadBytes(1)
        .setGoodputBytes(1)
        .setCoveredNs(10_000_000_000L)
        .setSpanNs(10_000_000_000L)
        .setCoverage(1.0)
        .setCapacityBps(100_000_000_000L)
        .setUtilisation(utilisation)
        .setTComputed(T0)
        .build();
  }

  /** Pool p0 is memory of node n0. */
  static Inventory pool() {
    return Inventory.newBuilder()
        .setEnvelope(envelope("topo/1", -100))
        .setObjectId("p0")
        .setInvEpoch(1)
        .setInvSeq(1)
        .setDeleted(false)
        .setObject(Pool.newBuilder().setNodeId("n0").setCapacityBytes(1L << 40).build())
        .build();
  }

  private static Envelope envelope(String schema, long second) {
    return Envelope.newBuilder()
        .setSchema$(schema)
        .setNodeId("h0")
        .setBootId(new BootId(new byte[16]))
        .setEpoch(1)
        .setStream(0)
        .setSeq(second + 1_000)
        .setTStart(T0.plusSeconds(second))
        .setTEnd(T0.plusSeconds(second + 1))
        .setTEmit(T0.plusSeconds(second + 1))
        .setClock(new Clock(ClockSource.NTP, null))
        .setFabricId("fabric")
        .setSite("site")
        .setRev(0)
        .build();
  }

  static long ns(long second) {
    return Nanos.of(T0.plusSeconds(second));
  }
}
