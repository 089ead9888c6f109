package io.memwall.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
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
  private static final short MARKER = (short) 0xC301;
  private static final int HEADER_BYTES = Short.BYTES + Long.BYTES;
  private static final int USUAL_BYTES = 512;

  // Avro's own message classes go through streams byte by byte; these have buffers, which are worth
  // keeping.
  private static final ThreadLocal<BinaryDecoder> DECODER = new ThreadLocal<>();
  private static final ThreadLocal<BinaryEncoder> ENCODER = new ThreadLocal<>();

  private final Schema schema;
  private final long fingerprint;
  private final byte[] header;
  private final DatumWriter<T> writer;
  private final SchemaFinder writers;
  private final Function<Schema, DatumReader<T>> reading;
  private final Map<Long, DatumReader<T>> readers = new ConcurrentHashMap<>();

  private AvroCodec(Class<T> type, SchemaFinder writers) {
    this(type, writers, Optional.empty());
  }

  private AvroCodec(Class<T> type, SchemaFinder writers, Optional<Projection<T>> part) {
    var model = SpecificData.getForClass(type);
    schema = model.getSchema(type);
    fingerprint = SchemaNormalization.parsingFingerprint64(schema);
    header =
        ByteBuffer.allocate(HEADER_BYTES)
            .putShort(MARKER)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(fingerprint)
            .array();
    writer = writerOf(model, schema);
    this.writers = writers;
    reading =
        part.<Function<Schema, DatumReader<T>>>map(some -> some::reader)
            .orElse(from -> readerOf(model, from, schema));
    readers.put(fingerprint, reading.apply(schema));
  }

  @SuppressWarnings("unchecked") // The model's datums are of the generated class.
  private static <T> DatumWriter<T> writerOf(SpecificData model, Schema schema) {
    return (DatumWriter<T>) model.createDatumWriter(schema);
  }

  @SuppressWarnings("unchecked") // The model's datums are of the generated class.
  private static <T> DatumReader<T> readerOf(SpecificData model, Schema from, Schema to) {
    return (DatumReader<T>) model.createDatumReader(from, to);
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

  /**
   * A codec that reads some fields only and passes over the others, which costs a fraction; what is
   * not read is null, or 0 of a number that cannot be. It writes whole records.
   *
   * @param fields of the record itself, those within them always whole
   * @throws IllegalArgumentException if there is no such field
   */
  public static <T extends SpecificRecord> AvroCodec<T> reading(
      Class<T> type, Set<String> fields, SchemaFinder unknown) {
    var writers = ReleasedSchemas.shipped().or(unknown);
    return new AvroCodec<>(type, writers, Optional.of(new Projection<>(type, fields)));
  }

  /** The fingerprint of the schema that bytes say they were written with; empty without one. */
  public static OptionalLong writtenWith(byte[] bytes) {
    if (bytes == null || bytes.length < HEADER_BYTES) {
      return OptionalLong.empty();
    }
    var in = ByteBuffer.wrap(bytes);
    return in.getShort() == MARKER
        ? OptionalLong.of(in.order(ByteOrder.LITTLE_ENDIAN).getLong())
        : OptionalLong.empty();
  }

  public Schema schema() {
    return schema;
  }

  /** CRC-64-AVRO of the schema this codec writes. */
  public long fingerprint() {
    return fingerprint;
  }

  public byte[] encode(T value) {
    var out = new ByteArrayOutputStream(USUAL_BYTES);
    out.write(header, 0, header.length);
    try {
      var encoder = EncoderFactory.get().binaryEncoder(out, ENCODER.get());
      ENCODER.set(encoder);
      writer.write(value, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
    return out.toByteArray();
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
    var reader = readerOf(bytes);
    var decoder =
        DecoderFactory.get()
            .binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, DECODER.get());
    DECODER.set(decoder);
    try {
      return reader.read(null, decoder);
    } catch (IOException | RuntimeException e) {
      // Avro throws whatever the damaged bytes lead it to: index, size, limit, charset, ...
      throw damaged(e);
    }
  }

  private DatumReader<T> readerOf(byte[] bytes) throws UnreadableRecordException {
    if (bytes.length < HEADER_BYTES) {
      throw new UnreadableRecordException(
          "not Avro single-object encoding: %d bytes, the header alone takes %d"
              .formatted(bytes.length, HEADER_BYTES));
    }
    var in = ByteBuffer.wrap(bytes);
    short marker = in.getShort();
    if (marker != MARKER) {
      throw new UnreadableRecordException(
          "not Avro single-object encoding: begins with %04X instead of %04X"
              .formatted(marker, MARKER));
    }
    long writtenWith = in.order(ByteOrder.LITTLE_ENDIAN).getLong();
    var known = readers.get(writtenWith);
    return known == null ? found(writtenWith) : known;
  }

  private DatumReader<T> found(long writtenWith) throws UnreadableRecordException {
    var from =
        writers
            .find(writtenWith)
            .orElseThrow(
                () ->
                    new UnreadableRecordException(
                        "unknown writer schema: none has the fingerprint %016X"
                            .formatted(writtenWith)));
    DatumReader<T> reader = reading.apply(from);
    readers.put(writtenWith, reader);
    return reader;
  }

  private UnreadableRecordException damaged(Exception e) {
    return new UnreadableRecordException(
        "damaged " + schema.getName() + " body: " + e.getMessage(), e);
  }
}
