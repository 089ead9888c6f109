package io.memwall.standalone.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwall.schemas.ReleasedSchemas;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What schemas are called, and whether readers know them by now. */
final class SchemaNames {
  private final Map<Long, String> known = new HashMap<>();

  /** Those this build ships. */
  SchemaNames() {
    ReleasedSchemas.shipped().all().forEach(this::add);
  }

  /** One that a writer announced. */
  void learn(ConsumerRecord<byte[], byte[]> announcement) {
    if (announcement.value() == null) {
      return;
    }
    try {
      add(new Schema.Parser().parse(new String(announcement.value(), UTF_8)));
    } catch (AvroRuntimeException e) {
      // No schema: readers pass it over too.
      return;
    }
  }

  private void add(Schema schema) {
    known.put(SchemaNormalization.parsingFingerprint64(schema), schema.getName());
  }

  /** {@code Flow}; {@code 0123456789abcdef, unknown}; {@code none}. */
  String of(OptionalLong fingerprint) {
    if (fingerprint.isEmpty()) {
      return "none";
    }
    String name = known.get(fingerprint.getAsLong());
    return name == null ? "%016x, unknown".formatted(fingerprint.getAsLong()) : name;
  }
}
