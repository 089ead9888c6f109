package io.memwall.collectors.agent.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/** An entry as a segment holds it: Avro, so that any Avro tool can look into a spool. */
final class EntryFormat implements DatumWriter<Queued>, DatumReader<Queued> {
  static final Schema SCHEMA =
      SchemaBuilder.record("SpoolEntry")
          .namespace("io.memwall.spool")
          .doc("An event that waits for Kafka.")
          .fields()
          .requiredLong("ordinal")
          .requiredString("topic")
          .requiredInt("partition")
          .requiredString("key")
          .requiredLong("boot_high")
          .requiredLong("boot_low")
          .requiredLong("epoch")
          .requiredInt("stream")
          .requiredLong("seq")
          .requiredString("loss_class")
          .requiredLong("handed_over_ns")
          .requiredBytes("value")
          .endRecord();

  @Override
  public void setSchema(Schema schema) {
    if (!schema.equals(SCHEMA)) {
      throw new AvroTypeException("a spool of another version of memwall");
    }
  }

  @Override
  public void write(Queued queued, Encoder out) throws IOException {
    Entry entry = queued.entry();
    EventNumber number = entry.number();
    UUID boot = number.epoch().bootId();
    out.writeLong(queued.ordinal());
    out.writeString(entry.destination().topic());
    out.writeInt(entry.destination().partition());
    out.writeString(entry.destination().key());
    out.writeLong(boot.getMostSignificantBits());
    out.writeLong(boot.getLeastSignificantBits());
    out.writeLong(number.epoch().number());
    out.writeInt(number.stream());
    out.writeLong(number.seq());
    out.writeString(number.lossClass().name());
    out.writeLong(entry.handedOver());
    out.writeBytes(entry.value());
  }

  @Override
  public Queued read(Queued reuse, Decoder in) throws IOException {
    long ordinal = in.readLong();
    var destination = new Destination(in.readString(), in.readInt(), in.readString());
    var boot = new UUID(in.readLong(), in.readLong());
    var epoch = new EpochId(boot, in.readLong());
    var number = new EventNumber(epoch, in.readInt(), in.readLong());
    in.skipString();
    long handedOver = in.readLong();
    ByteBuffer value = in.readBytes(null);
    byte[] bytes = new byte[value.remaining()];
    value.get(bytes);
    return new Queued(ordinal, new Entry(number, destination, bytes, handedOver));
  }
}
