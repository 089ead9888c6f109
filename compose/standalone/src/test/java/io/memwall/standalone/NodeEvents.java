package io.memwall.standalone;

import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.EventType;
import io.memwall.schemas.Topics;
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
import io.memwall.schemas.events.MessageCount;
import io.memwall.schemas.events.StreamSeq;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What the collector of one node sends, second by second by the node's own clock: a flow record of
 * its own link, one of the link it shares, and a heartbeat behind them.
 */
final class NodeEvents {
  private static final AvroCodec<Flow> FLOWS = AvroCodec.of(Flow.class);
  private static final AvroCodec<Health> HEALTHS = AvroCodec.of(Health.class);
  private static final int FLOW_STREAM = EventType.FLOW.stream(0);
  private static final int HEALTH_STREAM = EventType.HEALTH.stream(0);

  private final String node;
  private final String fabric;
  private final Instant begin;
  private final int partitions;
  private long flows;
  private long healths;

  /**
   * @param begin of the first second, by the node's clock
   */
  NodeEvents(String node, String fabric, Instant begin, int partitions) {
    this.node = node;
    this.fabric = fabric;
    this.begin = begin;
    this.partitions = partitions;
  }

  /** The link that only this node reports on. */
  String ownLink() {
    return fabric + "/" + node;
  }

  /** The link that all nodes report on. */
  String sharedLink() {
    return fabric + "/shared";
  }

  /** Frames on each of the two in one second. */
  static long frames(int second) {
    return 10L + second;
  }

  /** All of one second, in the order a collector sends it. */
  List<ProducerRecord<byte[], byte[]>> second(int second) {
    var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
    for (String link : List.of(ownLink(), sharedLink())) {
      Flow flow = flow(link, second);
      records.add(
          new ProducerRecord<>(
              Topics.FLOW.name(), bytes(flow.getConnId().toString()), FLOWS.encode(flow)));
    }
    byte[] heartbeat = HEALTHS.encode(heartbeat(second));
    for (int partition = 0; partition < partitions; partition++) {
      records.add(new ProducerRecord<>(Topics.HEALTH.name(), partition, bytes(node), heartbeat));
    }
    return records;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Flow flow(String link, int second) {
    long frames = frames(second);
    return Flow.newBuilder()
        .setEnvelope(envelope(EventType.FLOW, flows++, second))
        .setTapId(node + ".nic")
        .setConnId(node + " on " + link)
        .setInc(0)
        .setDir(0)
        .setMacSrc("02:00:00:00:00:01")
        .setMacDst("02:00:00:00:00:02")
        .setVc(0)
        .setEthertype(0xAAAA)
        .setLinkId(link)
        .setFrames(new Frames(frames, frames, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, null))
        .setBytes(new Bytes(frames * 74, frames * 94, 0L, frames * 2, 0L, 0L))
        .setMessages(List.of(new MessageCount(1, 4, frames, frames * 2, 0L)))
        .setTsInversions(0)
        .setSnaplenTruncated(0)
        .setCum(new Cumulative(frames, frames * 94, 0L, frames))
        .build();
  }

  private Health heartbeat(int second) {
    long number = healths++;
    return Health.newBuilder()
        .setEnvelope(envelope(EventType.HEALTH, number, second))
        .setCollector("agent")
        .setKind(HealthKind.HEARTBEAT)
        .setWatermark(begin.plusSeconds(second + 1L))
        .setIsFinal(false)
        .setLastSeq(
            List.of(new StreamSeq(FLOW_STREAM, flows - 1), new StreamSeq(HEALTH_STREAM, number)))
        .setCoveredNs(1_000_000_000L)
        .setFrames(2 * frames(second))
        .setDrops(0L)
        .setRejects(Map.of())
        .build();
  }

  private Envelope envelope(EventType type, long number, int second) {
    return Envelope.newBuilder()
        .setSchema$(type.schemaName())
        .setNodeId(node)
        .setBootId(new BootId(new byte[16]))
        .setEpoch(begin.getEpochSecond())
        .setStream(type.stream(0))
        .setSeq(number)
        .setTStart(begin.plusSeconds(second))
        .setTEnd(begin.plusSeconds(second + 1L))
        .setTEmit(begin.plusSeconds(second + 1L))
        .setClock(new Clock(ClockSource.NTP, null))
        .setFabricId(fabric)
        .setSite("test")
        .setCaseName("")
        .setRev(0)
        .build();
  }
}
