package io.memwall.collectors.agent;

import io.memwall.collectors.agent.publish.RecordingOutlet;
import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.Topics;
import io.memwall.schemas.UnreadableRecordException;
import io.memwall.schemas.events.Allocation;
import io.memwall.schemas.events.Envelope;
import io.memwall.schemas.events.Flow;
import io.memwall.schemas.events.Health;
import io.memwall.schemas.events.Inventory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** Reads back what was published. */
final class Events {
  private Events() {}

  static <T extends SpecificRecord> List<T> of(Class<T> type, List<RecordingOutlet.Sent> sent) {
    return sent.stream().map(each -> decoded(type, each.value())).toList();
  }

  static <T extends SpecificRecord> T decoded(Class<T> type, byte[] value) {
    try {
      return AvroCodec.of(type).decode(value);
    } catch (UnreadableRecordException e) {
      throw new IllegalStateException(e);
    }
  }

  static Envelope envelope(String topic, byte[] value) {
    if (topic.equals(Topics.FLOW.name())) {
      return decoded(Flow.class, value).getEnvelope();
    }
    if (topic.equals(Topics.HEALTH.name())) {
      return decoded(Health.class, value).getEnvelope();
    }
    return topic.equals(Topics.ALLOCATION.name())
        ? decoded(Allocation.class, value).getEnvelope()
        : decoded(Inventory.class, value).getEnvelope();
  }

  /** Topic, partition, key and bytes of every record, the time of emission blanked. */
  static List<String> withoutEmission(RecordingOutlet outlet) {
    var lines = new ArrayList<String>();
    for (RecordingOutlet.Sent each : outlet.sent()) {
      lines.add(
          each.topic()
              + " "
              + each.partition()
              + " "
              + each.key()
              + " "
              + HexFormat.of().formatHex(blanked(each)));
    }
    return lines;
  }

  private static byte[] blanked(RecordingOutlet.Sent sent) {
    if (sent.topic().equals(Topics.FLOW.name())) {
      Flow flow = decoded(Flow.class, sent.value());
      flow.getEnvelope().setTEmit(Instant.EPOCH);
      return AvroCodec.of(Flow.class).encode(flow);
    }
    Health health = decoded(Health.class, sent.value());
    health.getEnvelope().setTEmit(Instant.EPOCH);
    return AvroCodec.of(Health.class).encode(health);
  }

  /** Last number by stream; fails on a hole. */
  static Map<Integer, Long> lastNumbers(RecordingOutlet outlet) {
    var last = new TreeMap<Integer, Long>();
    for (RecordingOutlet.Sent each : outlet.sent()) {
      Envelope envelope = envelope(each.topic(), each.value());
      long before = last.getOrDefault(envelope.getStream(), -1L);
      if (envelope.getSeq() != before && envelope.getSeq() != before + 1) {
        throw new AssertionError("hole behind " + before + " in stream " + envelope.getStream());
      }
      last.put(envelope.getStream(), envelope.getSeq());
    }
    return last;
  }
}
