package io.memwall.sql;

import java.util.List;
import java.util.Optional;

/**
 * One definition of one answer, as a parameterised view.
 *
 * @param name of the view and of the question
 * @param title one sentence for people
 * @param parameters in the order of the file
 * @param columns what each column means: unit and formula
 * @param totals columns whose sum over the rows means something
 * @param allTime true when the question is about everything stored unless a range is given
 * @param text of the file: the header and the statement that creates the view
 */
public record SavedQuery(
    String name,
    String title,
    List<Parameter> parameters,
    List<ColumnDoc> columns,
    List<String> totals,
    boolean allTime,
    String text) {
  /**
   * What a column means.
   *
   * @param name of the column
   * @param meaning unit and formula
   */
  public record ColumnDoc(String name, String meaning) {}

  public SavedQuery {
    parameters = List.copyOf(parameters);
    columns = List.copyOf(columns);
    totals = List.copyOf(totals);
  }

  /** The parameter of that name; empty when the query has none. */
  public Optional<Parameter> parameter(String wanted) {
    return parameters.stream().filter(parameter -> parameter.name().equals(wanted)).findFirst();
  }

  String checksum() {
    return new Shipped(name, text).checksum();
  }
}
