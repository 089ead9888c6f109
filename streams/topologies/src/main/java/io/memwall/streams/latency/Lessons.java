package io.memwall.streams.latency;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What one window teaches.
 *
 * @param version of the links it ran over
 * @param bySeries by series
 */
record Lessons(String version, Map<Series, Lesson> bySeries) {
  Lesson of(Series series) {
    return bySeries.getOrDefault(
        series, new Lesson(LatencySketch.NONE, LatencySketch.NONE, OptionalInt.empty()));
  }

  void write(ByteWriter out) {
    out.text(version).number(bySeries.size());
    bySeries.forEach(
        (series, lesson) -> {
          series.write(out);
          lesson.write(out);
        });
  }

  static Lessons read(ByteReader in) {
    String version = in.text();
    var bySeries = new TreeMap<Series, Lesson>();
    for (long left = in.number(); left > 0; left--) {
      bySeries.put(Series.read(in), Lesson.read(in));
    }
    return new Lessons(version, bySeries);
  }
}
