package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.readings.Figure;
import io.memwall.collectors.agent.readings.Figures;
import java.util.List;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;

/**
 * Figures as the fields of an Avro record. The record has one nullable field for each constant of
 * the enumeration, in its order and by its name.
 */
final class FigureFields {
  private FigureFields() {}

  /** The record, filled: a missing figure is null. */
  static <R extends SpecificRecord, E extends Enum<E> & Figure> R fill(
      R record, Figures<E> figures) {
    List<E> all = figures.all();
    for (int field = 0; field < all.size(); field++) {
      OptionalLong value = figures.get(all.get(field));
      record.put(field, value.isPresent() ? value.getAsLong() : null);
    }
    return record;
  }
}
