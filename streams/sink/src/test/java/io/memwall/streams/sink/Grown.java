package io.memwall.streams.sink;

import io.memwall.schemas.SchemaLog;
import io.memwall.schemas.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What a newer release writes to a topic: the same records with a field more. */
final class Grown {
  static final String ADDED = "added_later";
  private static final String SAID = "known in a year";

  private final Topic<?> topic;
  private final Schema schema;
  private final BinaryMessageDecoder<GenericRecord> read;
  private final BinaryMessageEncoder<GenericRecord> write;

  Grown(Topic<? extends SpecificRecord> topic, Schema present) {
    this.topic = topic;
    schema = grown(present);
    read = new BinaryMessageDecoder<>(new GenericData(), schema);
    read.addSchema(present);
    write = new BinaryMessageEncoder<>(new GenericData(), schema);
  }

  private static Schema grown(Schema present) {
    var fields = new ArrayList<Schema.Field>();
    present.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
    fields.add(new Schema.Field(ADDED, Schema.create(Schema.Type.STRING), "", ""));
    return Schema.createRecord(present.getName(), "", present.getNamespace(), false, fields);
  }

  /** What its writer tells before its first record. */
  ProducerRecord<byte[], byte[]> announcement() {
    return SchemaLog.announcement(schema);
  }

  /** The same record as the newer release has it. */
  ProducerRecord<byte[], byte[]> of(ProducerRecord<byte[], byte[]> record) {
    try {
      GenericRecord value = read.decode(record.value());
      value.put(ADDED, SAID);
      ByteBuffer bytes = write.encode(value);
      byte[] all = new byte[bytes.remaining()];
      bytes.get(all);
      return new ProducerRecord<>(topic.name(), record.partition(), record.key(), all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether bytes of the log still hold what only the newer release understands. */
  boolean isWhole(byte[] bytes) {
    try {
      return SAID.equals(String.valueOf(read.decode(bytes).get(ADDED)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
