package io.memwall.streams.hotspot;

import io.memwall.schemas.EventType;
import io.memwall.schemas.events.Attachment;
import io.memwall.schemas.events.BootId;
import io.memwall.schemas.events.Clock;
import io.memwall.schemas.events.ClockSource;
import io.memwall.schemas.events.Envelope;
import io.memwall.schemas.events.Health;
import io.memwall.schemas.events.HealthKind;
import io.memwall.schemas.events.HostMemory;
import io.memwall.schemas.events.Inventory;
import io.memwall.schemas.events.Link;
import io.memwall.schemas.events.LinkFigures;
import io.memwall.schemas.events.LinkHealth;
import io.memwall.schemas.events.MemoryUse;
import io.memwall.schemas.events.Node;
import io.memwall.schemas.events.NodeKind;
import io.memwall.schemas.events.Paging;
import io.memwall.schemas.events.Pool;
import io.memwall.schemas.events.Port;
import io.memwall.schemas.events.Pressure;
import java.time.Instant;
import java.util.List;

/** What the nodes of a small fabric say: host h1 on link l1 to the node of pool p1. */
final class HotspotEvents {
  private static final String MAC = "02:00:00:00:00:01";

  private HotspotEvents() {}

  static List<Inventory> fabric() {
    return List.of(
        object("h1", Node.newBuilder().setKind(NodeKind.HOST).build()),
        object("n1", Node.newBuilder().setKind(NodeKind.POOL).build()),
        object("h1/eth0", Port.newBuilder().setNodeId("h1").setMac(MAC).setLinkId("l1").build()),
        object(
            "l1", Link.newBuilder().setA("h1").setB("n1").setCapacityBps(100_000_000_000L).build()),
        object("p1", Pool.newBuilder().setNodeId("n1").setCapacityBytes(1_000).build()),
        object(
            "h1-p1",
            Attachment.newBuilder()
                .setHostId("h1")
                .setPoolId("p1")
                .setPath(List.of("l1"))
                .build()));
  }

  private static Inventory object(String id, Object facts) {
    return Inventory.newBuilder()
        .setEnvelope(envelope(EventType.INVENTORY, "desk", Instant.EPOCH, Instant.EPOCH))
        .setObjectId(id)
        .setInvEpoch(1)
        .setInvSeq(1)
        .setDeleted(false)
        .setObject(facts)
        .build();
  }

  static Health watched(String node, Instant until) {
    return Health.newBuilder()
        .setEnvelope(envelope(EventType.HEALTH, node, until.minusSeconds(1), until))
        .setCollector("agent")
        .setKind(HealthKind.HEARTBEAT)
        .setWatermark(until)
        .setIsFinal(false)
        .setLastSeq(List.of())
        .setCoveredNs(1_000_000_000L)
        .setFrames(0)
        .build();
  }

  static HostMemory pressure(String node, int look, long someUs) {
    return HostMemory.newBuilder()
        .setEnvelope(envelope(EventType.HOST, node, Findings.start(look - 1), Findings.start(look)))
        .setPressure(Pressure.newBuilder().setMemorySomeUs(someUs).setMemoryFullUs(0L).build())
        .setMemory(MemoryUse.newBuilder().build())
        .setPaging(Paging.newBuilder().setOomKill(0L).build())
        .build();
  }

  static LinkHealth port(int look, long sentBytes) {
    return LinkHealth.newBuilder()
        .setEnvelope(envelope(EventType.LINK, "h1", Findings.start(look - 1), Findings.start(look)))
        .setPortNode("h1")
        .setPort("eth0")
        .setMac(MAC)
        .setFigures(
            LinkFigures.newBuilder()
                .setTxBytes(sentBytes)
                .setTxPackets(0L)
                .setRxBytes(0L)
                .setRxPackets(0L)
                .build())
        .build();
  }

  private static Envelope envelope(EventType type, String node, Instant start, Instant end) {
    return Envelope.newBuilder()
        .setSchema$(type.schemaName())
        .setNodeId(node)
        .setBootId(new BootId(new byte[16]))
        .setEpoch(1)
        .setStream(type.stream(0))
        .setSeq(1)
        .setTStart(start)
        .setTEnd(end)
        .setTEmit(end)
        .setClock(new Clock(ClockSource.FREE, null))
        .setFabricId(Findings.FABRIC)
        .setSite("site")
        .setRev(0)
        .build();
  }
}
