package io.memwall.streams.latency;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.Rows;
import io.memwall.streams.window.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The curves that the windows of a minute are measured by: as of the last window before it. */
final class Curves {
  private static final Lesson NOTHING =
      new Lesson(LatencySketch.NONE, LatencySketch.NONE, OptionalInt.empty());

  private final Rows rows;
  private final Memory memory;
  private final LatencyRules rules;

  /**
   * The curves of a minute.
   *
   * @param said a digest of what was given out
   * @param bySeries what windows need of them
   */
  private record Row(long said, Map<Series, CurvePoints> bySeries) {}

  /**
   * Curves to be given out.
   *
   * @param minuteNs as of the end of which minute
   * @param fabric the fabric
   * @param curves those of each series
   */
  record Drawn(long minuteNs, String fabric, List<Curve> curves) {}

  Curves(Rows rows, Memory memory, LatencyRules rules) {
    this.rows = rows;
    this.memory = memory;
    this.rules = rules;
  }

  /** What the windows of the minute of a window are measured by. */
  Map<Series, CurvePoints> of(Findings.Slot slot) {
    return row(slot).map(Row::bySeries).orElseGet(Map::of);
  }

  /**
   * Draws the curves anew before the first window of a minute is judged.
   *
   * @param slot that window
   * @param lastNs start of the last window before it
   * @param gathered whose series are drawn
   * @return what differs from before
   */
  Optional<Drawn> draw(Findings.Slot slot, long lastNs, Gathered gathered) {
    if (minute(lastNs) == minute(slot.startNs())) {
      return Optional.empty();
    }
    var curves = new ArrayList<Curve>();
    var points = new TreeMap<Series, CurvePoints>();
    for (var one : gathered.latencies().keySet()) {
      var curve = memory.curve(slot.entity(), lastNs, new Track(gathered.version(), one), NOTHING);
      if (!curve.bins().isEmpty()) {
        curves.add(curve);
        points.put(
            one, new CurvePoints(curve.knee(), curve.maxUtilisation(rules.targetInflation())));
      }
    }
    var drawn = new Drawn(minute(lastNs), gathered.fabric(), curves);
    long said = Digest.of(drawn);
    boolean same = row(slot).map(row -> row.said() == said).orElse(false);
    put(slot, new Row(said, points));
    return same || curves.isEmpty() ? Optional.empty() : Optional.of(drawn);
  }

  void forget(Findings.Slot slot) {
    rows.delete(key(slot));
  }

  private Optional<Row> row(Findings.Slot slot) {
    return rows.get(key(slot)).map(Curves::read);
  }

  private void put(Findings.Slot slot, Row row) {
    var out = new ByteWriter().int64(row.said()).number(row.bySeries().size());
    row.bySeries()
        .forEach(
            (series, points) -> {
              series.write(out);
              points.write(out);
            });
    rows.put(key(slot), out.bytes());
  }

  private static Row read(byte[] bytes) {
    var in = new ByteReader(bytes);
    long said = in.int64();
    var bySeries = new TreeMap<Series, CurvePoints>();
    for (long left = in.number(); left > 0; left--) {
      bySeries.put(Series.read(in), CurvePoints.read(in));
    }
    return new Row(said, bySeries);
  }

  private static long minute(long ns) {
    return Math.floorDiv(ns, Window.MINUTE_NS) * Window.MINUTE_NS;
  }

  private static byte[] key(Findings.Slot slot) {
    return Table.CURVES.key(slot.entity()).ordered(minute(slot.startNs())).bytes();
  }
}
