package io.memwall.schemas;

import java.io.IOException;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.BadHeaderException;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Avro single-object encoding of one record type: C3 01, the writer schema's fingerprint (8 bytes,
 * little-endian), then the body. A reader finds the writer's schema by that fingerprint, so no
 * registry runs beside the log. Thread-safe.
 *
 * @param <T> the generated class
 */
public final class AvroCodec<T extends SpecificRecord> {
  private final Schema schema;
  private final BinaryMessageEncoder<T> encoder;
  private final BinaryMessageDecoder<T> decoder;

  private AvroCodec(Class<T> type, SchemaFinder writers) {
    SpecificData model = SpecificData.getForClass(type);
    schema = model.getSchema(type);
    encoder = new BinaryMessageEncoder<>(model, schema);
    // The decoder knows its own schema; all others come from the finder.
    decoder =
        new BinaryMessageDecoder<>(
            model, schema, fingerprint -> writers.find(fingerprint).orElse(null));
  }

  /** A codec that reads the present schema and every released one. */
  public static <T extends SpecificRecord> AvroCodec<T> of(Class<T> type) {
    return new AvroCodec<>(type, ReleasedSchemas.shipped());
  }

  /**
   * A codec that asks further for schemas it does not ship.
   *
   * @param unknown asked after the released schemas, see {@link SchemaLog}
   */
  public static <T extends SpecificRecord> AvroCodec<T> of(Class<T> type, SchemaFinder unknown) {
    return new AvroCodec<>(type, ReleasedSchemas.shipped().or(unknown));
  }

  public Schema schema() {
    return schema;
  }

  /** CRC-64-AVRO of the schema this codec writes. */
  public long fingerprint() {
    return SchemaNormalization.parsingFingerprint64(schema);
  }

  public byte[] encode(T value) {
    try {
      var bytes = encoder.encode(value);
      byte[] out = new byte[bytes.remaining()];
      bytes.get(out);
      return out;
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
  }

  /**
   * Reads one record.
   *
   * @throws UnreadableRecordException if the bytes are no such record, or its writer's schema
   *     cannot be found
   */
  public T decode(byte[] bytes) throws UnreadableRecordException {
    if (bytes == null) {
      throw new UnreadableRecordException("no value");
    }
    try {
      return Objects.requireNonNull(decoder.decode(bytes));
    } catch (MissingSchemaException e) {
      throw new UnreadableRecordException("unknown writer schema: " + e.getMessage(), e);
    } catch (BadHeaderException e) {
      throw new UnreadableRecordException("not Avro single-object encoding: " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      // Avro throws whatever the damaged bytes lead it to: index, size, limit, charset, ...
      throw damaged(e);
    }
  }

  private UnreadableRecordException damaged(Exception e) {
    return new UnreadableRecordException(
        "damaged " + schema.getName() + " body: " + e.getMessage(), e);
  }
}
