package io.memwall.collectors.agent;

import io.memwall.collectors.agent.publish.RecordingOutlet;
import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.Topic;
import io.memwall.schemas.Topics;
import io.memwall.schemas.UnreadableRecordException;
import io.memwall.schemas.events.Envelope;
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
    return envelope(decoded(topic(topic).type(), value));
  }

  private static Envelope envelope(SpecificRecord event) {
    return (Envelope) event.get(event.getSchema().getField("envelope").pos());
  }

  private static Topic<?> topic(String name) {
    return Topics.all().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
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
    return blanked(topic(sent.topic()).type(), sent.value());
  }

  private static <T extends SpecificRecord> byte[] blanked(Class<T> type, byte[] value) {
    T event = decoded(type, value);
    envelope(event).setTEmit(Instant.EPOCH);
    return AvroCodec.of(type).encode(event);
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
