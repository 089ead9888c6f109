package io.memwall.streams.alerts;

import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.SchemaFinder;
import io.memwall.schemas.Topic;
import io.memwall.schemas.Topics;
import io.memwall.schemas.UnreadableRecordException;
import io.memwall.schemas.events.Health;
import io.memwall.schemas.results.Hotspot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the records that are read say of alerts. */
final class Inputs {
  static final List<Topic<?>> TOPICS =
      List.of(Topics.HEALTH, Topics.CONNECTION, Topics.HOTSPOT, Topics.LEAK, Topics.QUARANTINE);

  /** Decodes one topic's values. */
  private interface Reading {
    List<Signal> of(ConsumerRecord<byte[], byte[]> record) throws UnreadableRecordException;
  }

  private final Map<String, Reading> readings = new HashMap<>();
  private final NodeWatch nodes;

  /**
   * @param judged learns how far each entity has been judged
   * @param unknown asked for the schemas of writers newer than this
   */
  Inputs(AlertRules rules, NodeWatch nodes, Judged judged, SchemaFinder unknown) {
    this.nodes = nodes;
    AvroCodec<Health> health = AvroCodec.of(Topics.HEALTH.type(), unknown);
    readings.put(Topics.HEALTH.name(), record -> health(health.decode(record.value()), record));
    var events = new EventSignals(rules.quiet());
    add(Topics.CONNECTION, events::of, unknown);
    Function<Hotspot, List<Signal>> hotspots =
        window -> {
          judged.heard(window);
          return HotspotSignals.of(window);
        };
    add(Topics.HOTSPOT, hotspots, unknown);
    add(Topics.LEAK, ResultSignals::of, unknown);
    var results = new ResultSignals(rules.quiet(), nodes::fabricOf);
    add(Topics.QUARANTINE, results::of, unknown);
  }

  private <T extends SpecificRecord> void add(
      Topic<T> topic, Function<T, List<Signal>> signals, SchemaFinder unknown) {
    AvroCodec<T> codec = AvroCodec.of(topic.type(), unknown);
    readings.put(topic.name(), record -> signals.apply(codec.decode(record.value())));
  }

  /** Every partition has a copy of each report: one is enough. */
  private List<Signal> health(Health health, ConsumerRecord<byte[], byte[]> record) {
    return record.partition() != 0
        ? List.of()
        : EventSignals.report(health)
            .map(report -> nodes.heard(report, record.timestamp()))
            .orElse(List.of());
  }

  /**
   * Reads one record.
   *
   * @throws UnreadableRecordException if it is no record of its topic
   */
  List<Signal> signals(ConsumerRecord<byte[], byte[]> record) throws UnreadableRecordException {
    return readings.get(record.topic()).of(record);
  }
}
