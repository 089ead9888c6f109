package io.memwall.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memwall.schemas.events.Allocation;
import io.memwall.schemas.events.Health;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class AvroCodecTest {
  private final AvroCodec<Health> health = AvroCodec.of(Health.class);
  private final AvroCodec<Allocation> allocations = AvroCodec.of(Allocation.class);

  @Test
  void record_survivesTheRoundTrip_toTheNanosecond() throws Exception {
    Health sent = Samples.heartbeat(7);
    Health read = health.decode(health.encode(sent));
    assertThat(read).isEqualTo(sent);
    assertThat(read.getEnvelope().getTStart()).isEqualTo(Samples.T0);
  }

  @Test
  void unsignedValue_survivesBeyondTwoToThe63() throws Exception {
    long base = Long.MIN_VALUE + 5;
    var read = allocations.decode(allocations.encode(Samples.allocationAt(base)));
    assertThat(Long.toUnsignedString(read.getExtents().get(0).getBase()))
        .isEqualTo("9223372036854775813");
    assertThat(Long.toUnsignedString(read.getEnvelope().getEpoch()))
        .isEqualTo("18446744073709551615");
  }

  @Test
  void header_isSingleObjectEncoding() {
    byte[] bytes = health.encode(Samples.heartbeat(0));
    assertThat(bytes[0]).isEqualTo((byte) 0xC3);
    assertThat(bytes[1]).isEqualTo((byte) 0x01);
    long fingerprint = 0;
    for (int i = 0; i < 8; i++) {
      fingerprint |= (bytes[2 + i] & 0xFFL) << (8 * i);
    }
    assertThat(fingerprint).isEqualTo(health.fingerprint());
  }

  @Test
  void anyBytes_areReadOrRefused_neverThrownOtherwise() {
    byte[] good = health.encode(Samples.heartbeat(3));
    var random = new Random(11);
    int refused = 0;
    for (int round = 0; round < 50_000; round++) {
      byte[] bad = Arrays.copyOf(good, 1 + random.nextInt(good.length));
      for (int flips = random.nextInt(4); flips >= 0; flips--) {
        bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
      }
      refused += isRefused(bad) ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(10_000);
  }

  private boolean isRefused(byte[] bytes) {
    try {
      health.decode(bytes);
      return false;
    } catch (UnreadableRecordException e) {
      assertThat(e.getMessage()).isNotBlank();
      return true;
    }
  }

  @Test
  void unknownWriter_isRefusedWithItsFingerprint() {
    byte[] bytes = allocations.encode(Samples.allocationAt(0));
    bytes[2] ^= 1;
    assertThatThrownBy(() -> allocations.decode(bytes))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessageContaining("unknown writer schema");
  }

  @Test
  void newerWriter_isReadThroughTheFinder_unknownFieldsAside() throws Exception {
    Schema newer = withExtraField(allocations.schema());
    long fingerprint = SchemaNormalization.parsingFingerprint64(newer);
    var reader =
        AvroCodec.of(
            Allocation.class, f -> f == fingerprint ? Optional.of(newer) : Optional.empty());
    assertThat(reader.decode(writtenWith(newer)).getPoolId()).isEqualTo("p1");
  }

  @Test
  void deserializer_keepsTombstones_andNamesTheTopic() {
    try (var serde = AvroSerde.of(Health.class)) {
      assertThat(serde.deserializer().deserialize("t", null)).isNull();
      assertThatThrownBy(() -> serde.deserializer().deserialize("t", new byte[] {1, 2}))
          .isInstanceOf(SerializationException.class)
          .hasMessageStartingWith("t: not Avro single-object encoding")
          .hasCauseInstanceOf(UnreadableRecordException.class);
    }
  }

  private static Schema withExtraField(Schema schema) {
    var fields = new ArrayList<Schema.Field>();
    schema.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
    fields.add(new Schema.Field("colour", Schema.create(Schema.Type.STRING), null, "none"));
    return Schema.createRecord(
        schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
  }

  private static byte[] writtenWith(Schema newer) throws Exception {
    Allocation source = Samples.allocationAt(1);
    GenericRecord record = new GenericData.Record(newer);
    source.getSchema().getFields().forEach(f -> record.put(f.name(), source.get(f.pos())));
    record.put("colour", "red");
    var bytes = new BinaryMessageEncoder<GenericRecord>(source.getSpecificData(), newer);
    return bytes.encode(record).array();
  }
}
