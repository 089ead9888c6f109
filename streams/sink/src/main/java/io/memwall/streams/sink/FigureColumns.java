package io.memwall.streams.sink;

import java.util.List;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Columns for records of nullable figures: one for each field, by its name behind a prefix. Only
 * temperatures may be below zero.
 */
final class FigureColumns {
  private static final String SIGNED = "_millicelsius";

  private FigureColumns() {}

  /** Columns of one record. */
  static <T> void add(
      Table<T> table, String prefix, Schema schema, Function<T, ? extends SpecificRecord> record) {
    for (Schema.Field field : schema.getFields()) {
      table.column(prefix + field.name(), (out, event) -> write(out, record.apply(event), field));
    }
  }

  /**
   * Columns of arrays, with one element for each item of a list.
   *
   * @param prefix name of the nested table, a dot, and what the names begin with
   */
  static <T, I> void addEach(
      Table<T> table,
      String prefix,
      Schema schema,
      Function<T, List<I>> items,
      Function<I, ? extends SpecificRecord> record) {
    for (Schema.Field field : schema.getFields()) {
      table.column(
          prefix + field.name(),
          (out, event) ->
              out.array(items.apply(event), (o, item) -> write(o, record.apply(item), field)));
    }
  }

  static void write(RowBinaryWriter out, SpecificRecord record, Schema.Field field) {
    out.nullable(
        (Long) record.get(field.pos()),
        field.name().endsWith(SIGNED) ? RowBinaryWriter::int64 : RowBinaryWriter::count);
  }
}
