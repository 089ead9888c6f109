package io.memwall.standalone.replay;

import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.Nanos;
import io.memwall.schemas.Topics;
import io.memwall.schemas.UnreadableRecordException;
import io.memwall.schemas.results.Hotspot;
import io.memwall.streams.hotspot.Rejudgement;
import io.memwall.streams.hotspot.RulesByEntity;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Judges the windows of a stretch again, each from the inputs its result recorded: a score is given
 * once, on what had come by then, so that inputs in a later revision say nothing of it.
 */
final class ScoresAgain {
  private static final Duration POLL = Duration.ofMillis(200);

  /** As far as a state looks back: six windows with a score, among windows without. */
  private static final Duration LOOKS_BACK = Duration.ofMinutes(10);

  private final AvroCodec<Hotspot> codec = AvroCodec.of(Hotspot.class);
  private final LogCopy.Way way;
  private final Stretch stretch;
  private final Rejudgement again;

  ScoresAgain(LogCopy.Way way, Stretch stretch, RulesByEntity rules) {
    this.way = way;
    this.stretch = stretch;
    again = new Rejudgement(rules);
  }

  /** Writes the judgements of the stretch to the same topic of the target; returns how many. */
  long copy() {
    var bytes = new ByteArraySerializer();
    Map<String, Object> settings = Map.of("bootstrap.servers", way.target(), "acks", "all");
    long written = 0;
    try (var consumer = consumer();
        var producer = new KafkaProducer<>(settings, bytes, bytes)) {
      String topic = Topics.HOTSPOT.name();
      var ends = LogCopy.assign(consumer, topic, stretch.from().minus(LOOKS_BACK));
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (var record : consumer.poll(POLL)) {
          var judged = judged(record).filter(stretch::holds);
          if (judged.isPresent()) {
            byte[] value = codec.encode(judged.get());
            var unused = producer.send(new ProducerRecord<>(topic, record.key(), value));
            written++;
          }
        }
      }
      producer.flush();
    }
    return written;
  }

  private Optional<Hotspot> judged(ConsumerRecord<byte[], byte[]> record) {
    try {
      var told = codec.decode(record.value());
      boolean counts = Nanos.of(told.getTStart()) >= Nanos.of(stretch.from().minus(LOOKS_BACK));
      return counts ? Optional.of(again.of(told)) : Optional.empty();
    } catch (UnreadableRecordException e) {
      return Optional.empty();
    }
  }

  /** Judgements of a transaction that failed were given again in another. */
  private KafkaConsumer<byte[], byte[]> consumer() {
    var bytes = new ByteArrayDeserializer();
    Map<String, Object> settings =
        Map.of("bootstrap.servers", way.source(), "isolation.level", "read_committed");
    return new KafkaConsumer<>(settings, bytes, bytes);
  }
}
