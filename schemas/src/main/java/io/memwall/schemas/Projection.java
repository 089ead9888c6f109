package io.memwall.schemas;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.FastReaderBuilder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Reads some fields of a record and passes over the others: a full flow record is mostly sketches
 * and lists that one reader needs and another does not. What is not read is null, or 0 of a number
 * that cannot be null.
 *
 * @param <T> the generated class
 */
final class Projection<T extends SpecificRecord> {
  private final Class<T> type;
  private final Model model;
  private final Schema schema;
  private final int[] positions;

  /**
   * @param fields of the record itself, those within them always whole
   * @throws IllegalArgumentException if the schema has no such field
   */
  Projection(Class<T> type, Set<String> fields) {
    this.type = type;
    Schema whole = SpecificData.get().getSchema(type);
    for (String name : fields) {
      if (whole.getField(name) == null) {
        throw new IllegalArgumentException(whole.getName() + " has no field " + name);
      }
    }
    var read = whole.getFields().stream().filter(one -> fields.contains(one.name())).toList();
    positions = read.stream().mapToInt(Field::pos).toArray();
    schema = partOf(whole, read);
    model = new Model();
  }

  private static Schema partOf(Schema whole, List<Field> read) {
    var copies = new ArrayList<Field>();
    read.forEach(one -> copies.add(new Field(one, one.schema())));
    return Schema.createRecord(
        whole.getName(), whole.getDoc(), whole.getNamespace(), false, copies);
  }

  /** A reader of what was written with a schema. */
  DatumReader<T> reader(Schema writtenWith) {
    try {
      DatumReader<Part> parts = new FastReaderBuilder(model).createDatumReader(writtenWith, schema);
      return new WholeReader(parts);
    } catch (IOException e) {
      throw new IllegalStateException("a reader of " + schema.getName() + " cannot be made", e);
    }
  }

  /** Gives the record out of the reader's hands. */
  private final class WholeReader implements DatumReader<T> {
    private final DatumReader<Part> parts;

    WholeReader(DatumReader<Part> parts) {
      this.parts = parts;
    }

    @Override
    public void setSchema(Schema writtenWith) {
      throw new UnsupportedOperationException("made for one schema");
    }

    @Override
    public T read(T reused, Decoder in) throws IOException {
      return type.cast(parts.read(null, in).whole);
    }
  }

  /** The record under construction, by the positions of what is read of it. */
  private final class Part implements IndexedRecord {
    private final SpecificRecord whole = (SpecificRecord) SpecificData.newInstance(type, schema);

    @Override
    public void put(int i, Object value) {
      whole.put(positions[i], value);
    }

    @Override
    public Object get(int i) {
      return whole.get(positions[i]);
    }

    @Override
    public Schema getSchema() {
      return schema;
    }
  }

  /** Makes parts of the outermost record, and whole ones of those within it. */
  private final class Model extends SpecificData {
    Model() {
      super(type.getClassLoader());
      SpecificData.getForClass(type).getConversions().forEach(this::addLogicalTypeConversion);
    }

    @Override
    public Object newRecord(Object old, Schema asked) {
      return asked.equals(schema) ? new Part() : super.newRecord(old, asked);
    }

    @Override
    public InstanceSupplier getNewRecordSupplier(Schema asked) {
      return asked.equals(schema) ? (old, any) -> new Part() : super.getNewRecordSupplier(asked);
    }
  }
}
