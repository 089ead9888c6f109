package io.memwall.standalone.suite;

import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.EventType;
import io.memwall.schemas.Topic;
import io.memwall.schemas.Topics;
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
import io.memwall.schemas.events.MemoryUse;
import io.memwall.schemas.events.Node;
import io.memwall.schemas.events.NodeKind;
import io.memwall.schemas.events.Paging;
import io.memwall.schemas.events.Pool;
import io.memwall.schemas.events.Port;
import io.memwall.schemas.events.Pressure;
import io.memwall.schemas.results.Bandwidth;
import io.memwall.schemas.results.BandwidthMaster;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** What a fabric of one host, one pool and one link says of itself, window by window. */
final class SuiteFabric {
  static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");
  static final Duration WINDOW = Duration.ofSeconds(10);

  private static final long WINDOW_NS = WINDOW.toNanos();
  private static final long WINDOW_US = WINDOW_NS / 1_000;
  private static final Revision FIRST = new Revision(1L, 1L);

  /** One record on its way to a topic. */
  static final class Sent {
    private static final Map<String, Function<SpecificRecord, byte[]>> ENCODERS =
        new ConcurrentHashMap<>();

    private final String topic;
    private final String key;
    private final byte[] value;

    private Sent(String topic, String key, byte[] value) {
      this.topic = topic;
      this.key = key;
      this.value = value;
    }

    static <T extends SpecificRecord> Sent of(Topic<T> topic, String key, T value) {
      // A codec is dear to make: it reads every schema that was ever released.
      var encoder = ENCODERS.computeIfAbsent(topic.name(), any -> encoder(topic));
      return new Sent(topic.name(), key, encoder.apply(value));
    }

    private static <T extends SpecificRecord> Function<SpecificRecord, byte[]> encoder(
        Topic<T> topic) {
      var codec = AvroCodec.of(topic.type());
      return value -> codec.encode(topic.type().cast(value));
    }

    String topic() {
      return topic;
    }

    String key() {
      return key;
    }

    byte[] value() {
      return value;
    }
  }

  private final Trace trace;
  private final String host;
  private final String node;
  private final String pool;
  private final String wire;
  private final String link;
  private final String mac;
  private long stalledUs;
  private long kills;

  SuiteFabric(Trace trace, int number) {
    this.trace = trace;
    host = "h" + number;
    node = "n" + number;
    pool = "p" + number;
    wire = "l" + number;
    link = wire + "/rx";
    mac = "02:00:00:00:00:%02x".formatted(number);
  }

  String fabric() {
    return trace.name();
  }

  static Instant start(int window) {
    return T0.plus(WINDOW.multipliedBy(window));
  }

  List<Sent> inventory() {
    return List.of(
        object(host, Node.newBuilder().setKind(NodeKind.HOST).build()),
        object(node, Node.newBuilder().setKind(NodeKind.POOL).build()),
        object(
            host + "/eth0", Port.newBuilder().setNodeId(host).setMac(mac).setLinkId(wire).build()),
        object(
            wire, Link.newBuilder().setA(host).setB(node).setCapacityBps(100_000_000_000L).build()),
        object(pool, Pool.newBuilder().setNodeId(node).setCapacityBytes(1_000_000).build()),
        object(
            host + "-" + pool,
            Attachment.newBuilder()
                .setHostId(host)
                .setPoolId(pool)
                .setPath(List.of(wire))
                .build()));
  }

  private Sent object(String id, Object facts) {
    return Sent.of(
        Topics.INVENTORY_HISTORY,
        id,
        Inventory.newBuilder()
            .setEnvelope(envelope(EventType.INVENTORY, "desk", Instant.EPOCH, Instant.EPOCH))
            .setObjectId(id)
            .setInvEpoch(1)
            .setInvSeq(1)
            .setDeleted(false)
            .setObject(facts)
            .build());
  }

  /** Everything that is known when a window is over. */
  List<Sent> of(int window) {
    count(window);
    if (trace.isSilent(window)) {
      return List.of();
    }
    var sent = new ArrayList<Sent>();
    sent.add(Sent.of(Topics.HEALTH, host, watched(window)));
    if (!trace.hidesPressure(window)) {
      sent.add(Sent.of(Topics.HOST, host, memory(window)));
    }
    sent.add(Sent.of(Topics.POOL, pool, poolUse(window)));
    value("utilisation", window)
        .ifPresent(
            utilisation -> {
              sent.add(Sent.of(Topics.BANDWIDTH, link, bandwidth(window, utilisation)));
              sent.add(Sent.of(Topics.CONTENTION, pool, contention(window)));
              sent.add(latency(EntityKind.LINK, link, window));
              sent.add(latency(EntityKind.POOL, pool, window));
              sent.add(latency(EntityKind.HOST, host, window));
            });
    return sent;
  }

  private void count(int window) {
    stalledUs += (long) (WINDOW_US * trace.value("pressure", window).orElse(0.0));
    kills += trace.kills(window) ? 1 : 0;
  }

  private Optional<Double> value(String measure, int window) {
    return trace.value(measure, window);
  }

  private Health watched(int window) {
    Instant until = start(window + 1);
    return Health.newBuilder()
        .setEnvelope(envelope(EventType.HEALTH, host, start(window), until))
        .setCollector("agent")
        .setKind(HealthKind.HEARTBEAT)
        .setWatermark(until)
        .setIsFinal(false)
        .setLastSeq(List.of())
        .setCoveredNs(WINDOW_NS)
        .setFrames(0)
        .build();
  }

  private HostMemory memory(int window) {
    return HostMemory.newBuilder()
        .setEnvelope(envelope(EventType.HOST, host, start(window), start(window + 1)))
        .setPressure(Pressure.newBuilder().setMemorySomeUs(stalledUs).setMemoryFullUs(0L).build())
        .setMemory(MemoryUse.newBuilder().build())
        .setPaging(Paging.newBuilder().setOomKill(kills).build())
        .build();
  }

  private PoolUse poolUse(int window) {
    Instant asOf = start(window);
    return PoolUse.newBuilder()
        .setPoolId(pool)
        .setTStart(asOf)
        .setTAsOf(asOf)
        .setRevision(FIRST)
        .setCaseName("")
        .setFabricId(fabric())
        .setLedgerEpoch(1)
        .setLedgerSeq(window)
        .setState(LedgerState.OK)
        .setCapacityBytes(1_000_000L)
        .setUsedBytes((long) (1_000_000 * Math.min(1, value("used_share", window).orElse(0.0))))
        .setReservedBytes(0)
        .setAllocations(1)
        .setFailures(0)
        .setFailRate(value("fail_rate", window).orElse(null))
        .setTenants(List.of())
        .setTComputed(asOf)
        .build();
  }

  private Bandwidth bandwidth(int window, double utilisation) {
    return Bandwidth.newBuilder()
        .setEntityKind(EntityKind.LINK)
        .setEntity(link)
        .setWindowNs(WINDOW_NS)
        .setTStart(start(window))
        .setTEnd(start(window + 1))
        .setRevision(FIRST)
        .setCaseName("")
        .setFabricId(fabric())
        .setNodes(List.of(host))
        .setHalves(1)
        .setRecords(10)
        .setFrames(100_000)
        .setNewFrames(100_000)
        .setRetransFrames(0)
        .setMessages(0)
        .setFrameBytes(0)
        .setWireBytes(0)
        .setRetransWireBytes(0)
        .setPayloadBytes(0)
        .setGoodputBytes(0)
        .setCoveredNs(WINDOW_NS)
        .setSpanNs(WINDOW_NS)
        .setCoverage(1.0)
        .setUtilisation(utilisation)
        .setStallRatio(value("credit_stall", window).orElse(null))
        .setRetransRatio(value("retransmit_ratio", window).orElse(null))
        .setMasters(List.of(new BandwidthMaster(host, 2_000L, 1_000L)))
        .setTComputed(start(window + 1))
        .build();
  }

  private Sent latency(EntityKind kind, String entity, int window) {
    var inflation = value("latency_inflation", window);
    var latency =
        Latency.newBuilder()
            .setEntityKind(kind)
            .setEntity(entity)
            .setWindowNs(WINDOW_NS)
            .setTStart(start(window))
            .setTEnd(start(window + 1))
            .setRevision(FIRST)
            .setCaseName("")
            .setFabricId(fabric())
            .setConnections(1)
            .setNodes(List.of(host))
            .setInflation(inflation.orElse(null))
            .setMissing(inflation.isEmpty() ? "no_baseline" : null)
            .setBaselineNs(inflation.isEmpty() ? null : 1_300.0)
            .setDemandRatio(value("demand_ratio", window).orElse(null))
            .setCoveredNs(WINDOW_NS)
            .setSpanNs(WINDOW_NS)
            .setCoverage(1.0)
            .setTComputed(start(window + 1))
            .build();
    return Sent.of(Topics.LATENCY, entity, latency);
  }

  private Contention contention(int window) {
    double transit = value("transit", window).orElse(0.0);
    return Contention.newBuilder()
        .setEntityKind(EntityKind.POOL)
        .setEntity(pool)
        .setWindowNs(WINDOW_NS)
        .setTStart(start(window))
        .setTEnd(start(window + 1))
        .setRevision(FIRST)
        .setCaseName("")
        .setFabricId(fabric())
        .setNodes(List.of(host))
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
        .setRegions(List.of(region(transit)))
        .setCoveredNs(WINDOW_NS)
        .setSpanNs(WINDOW_NS)
        .setCoverage(1.0)
        .setTComputed(start(window + 1))
        .build();
  }

  private static ContentionPlace region(double transit) {
    return ContentionPlace.newBuilder()
        .setAddress(0x10000L)
        .setSeverity(ContentionSeverity.OK)
        .setTransit(transit)
        .setGrantsT(100)
        .setTransfersUpperBound(100)
        .setAcquires(100)
        .setProbes(100)
        .setWeight(200)
        .setError(0)
        .setReadBytes(0)
        .setWriteBytes(0)
        .build();
  }

  private Envelope envelope(EventType type, String reporter, Instant start, Instant end) {
    return Envelope.newBuilder()
        .setSchema$(type.schemaName())
        .setNodeId(reporter)
        .setBootId(new BootId(new byte[16]))
        .setEpoch(1)
        .setStream(type.stream(0))
        .setSeq(1)
        .setTStart(start)
        .setTEnd(end)
        .setTEmit(end)
        .setClock(new Clock(ClockSource.FREE, null))
        .setFabricId(fabric())
        .setSite("site")
        .setRev(0)
        .build();
  }
}
