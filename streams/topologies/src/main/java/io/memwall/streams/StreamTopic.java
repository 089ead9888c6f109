package io.memwall.streams;

import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.AvroSerde;
import io.memwall.schemas.SchemaFinder;
import io.memwall.schemas.Topic;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/** A topic with its serdes, so that a stream of the wrong type does not compile. */
public record StreamTopic<V>(String name, Serde<V> values) {

  /** A topic of the catalogue, read with the released schemas alone. */
  public static <V extends SpecificRecord> StreamTopic<V> of(Topic<V> topic) {
    return new StreamTopic<>(topic.name(), AvroSerde.of(topic.type()));
  }

  /** A topic of the catalogue whose writers may be newer than we are. */
  public static <V extends SpecificRecord> StreamTopic<V> of(Topic<V> topic, SchemaFinder schemas) {
    return new StreamTopic<>(topic.name(), new AvroSerde<>(AvroCodec.of(topic.type(), schemas)));
  }

  /**
   * The same for who needs some fields of its records only; the others are not there.
   *
   * @param fields of the record itself
   */
  public static <V extends SpecificRecord> StreamTopic<V> reading(
      Topic<V> topic, Set<String> fields, SchemaFinder schemas) {
    return new StreamTopic<>(
        topic.name(), new AvroSerde<>(AvroCodec.reading(topic.type(), fields, schemas)));
  }

  public Consumed<String, V> consumed() {
    return Consumed.with(Serdes.String(), values).withName("source-" + name);
  }

  /** To this topic; a step name is needed because all names of a topology share one space. */
  public Produced<String, V> produced(String step) {
    return Produced.with(Serdes.String(), values).withName(step);
  }
}
