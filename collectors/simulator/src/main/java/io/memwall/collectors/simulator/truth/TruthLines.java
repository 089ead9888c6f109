package io.memwall.collectors.simulator.truth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Collects the figures of a run and writes them as JSON lines, sorted by metric, key and time, so
 * that the order does not depend on who said what first.
 */
public final class TruthLines {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Comparator<Row> ORDER =
      Comparator.comparing((Row row) -> row.line().metric())
          .thenComparing(Row::keyText)
          .thenComparingLong(row -> row.line().t0());

  private final Span run;
  private final List<Row> rows = new ArrayList<>();

  /** The time a figure is about: [t0, t1), epoch nanoseconds. */
  public record Span(long t0, long t1) {}

  private record Row(TruthLine line, String keyText) {}

  /**
   * Nothing said yet.
   *
   * @param run all of the run, which totals are about
   */
  public TruthLines(Span run) {
    this.run = run;
  }

  /** An exact figure of the whole run. */
  public void total(String metric, TruthKey key, long value) {
    total(metric, key, value, 0);
  }

  /** A figure of the whole run that a product may miss by so much, in units of the value. */
  public void total(String metric, TruthKey key, long value, long tolerance) {
    add(new TruthLine(metric, key.parts(), run.t0(), run.t1(), value, tolerance));
  }

  /** An exact figure of a part of the run. */
  public void during(Span span, String metric, TruthKey key, long value) {
    add(new TruthLine(metric, key.parts(), span.t0(), span.t1(), value, 0));
  }

  private void add(TruthLine line) {
    rows.add(new Row(line, json(line.key())));
  }

  /**
   * Writes everything said so far.
   *
   * @throws UncheckedIOException when the writer fails
   */
  public void write(Writer out) {
    rows.sort(ORDER);
    try {
      for (Row row : rows) {
        out.write(json(row.line()));
        out.write('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON: " + value, e);
    }
  }
}
