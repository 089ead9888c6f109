package io.memwall.collectors.agent.publish;

import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.EventType;
import io.memwall.schemas.Topic;
import org.apache.avro.specific.SpecificRecord;

/** The way of one type of event: its stream, its topic and its encoding. */
record EventLine<T extends SpecificRecord>(EventType type, Topic<T> topic, AvroCodec<T> codec) {
  static <T extends SpecificRecord> EventLine<T> of(EventType type, Topic<T> topic) {
    return new EventLine<>(type, topic, AvroCodec.of(topic.type()));
  }
}
