package io.memwall.streams.sink;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How a record becomes the row of a table.
 *
 * @param <T> the record
 */
final class Table<T> {
  private record Column<T>(String name, BiConsumer<RowBinaryWriter, T> write) {}

  private final String name;
  private final List<Column<T>> columns = new ArrayList<>();
  private Function<T, String> partition = row -> "";
  private Function<T, Optional<EventId>> event = row -> Optional.empty();
  private Shape shape;

  Table(String name) {
    this.name = name;
  }

  Table<T> column(String column, BiConsumer<RowBinaryWriter, T> write) {
    columns.add(new Column<>(column, write));
    shape = new Shape(name, columns.stream().map(Column::name).toList());
    return this;
  }

  /** The same function of the row as the table's PARTITION BY, or a finer one. */
  Table<T> partitionedBy(Function<T, String> function) {
    partition = function;
    return this;
  }

  /** Rows of this table count as the receipt of an event. */
  Table<T> eventOf(Function<T, EventId> function) {
    event = row -> Optional.of(function.apply(row));
    return this;
  }

  Shape shape() {
    return shape;
  }

  /**
   * The row of a record.
   *
   * @throws IllegalArgumentException if a value does not fit its column, which is named
   */
  Row row(T value) {
    var out = new RowBinaryWriter();
    for (Column<T> column : columns) {
      try {
        column.write().accept(out, value);
      } catch (IllegalArgumentException | NullPointerException e) {
        throw new IllegalArgumentException(
            "%s.%s: %s".formatted(name, column.name(), e.getMessage()), e);
      }
    }
    return new Row(shape, partition.apply(value), out.toByteArray(), event.apply(value));
  }
}
