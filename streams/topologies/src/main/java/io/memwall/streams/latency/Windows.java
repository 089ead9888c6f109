package io.memwall.streams.latency;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.Rows;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What each window taught, and what was last said of it. */
final class Windows {
  private final Rows rows;

  /**
   * A window that was judged.
   *
   * @param lessons what it taught
   * @param baselines L0 of its series, ns
   * @param said a digest of its last result
   * @param counter how many results it has had
   * @param touchedMs when it was last judged, wall time in ms since 1970
   */
  record Past(
      Lessons lessons, Map<Series, Double> baselines, long said, long counter, long touchedMs) {
    private byte[] bytes() {
      var out = new ByteWriter().int64(said).number(counter).int64(touchedMs);
      out.number(baselines.size());
      baselines.forEach(
          (series, nanos) -> {
            series.write(out);
            out.int64(Double.doubleToRawLongBits(nanos));
          });
      lessons.write(out);
      return out.bytes();
    }

    private static Past of(byte[] bytes) {
      var in = new ByteReader(bytes);
      long said = in.int64();
      long counter = in.number();
      long touchedMs = in.int64();
      var baselines = new TreeMap<Series, Double>();
      for (long left = in.number(); left > 0; left--) {
        baselines.put(Series.read(in), Double.longBitsToDouble(in.int64()));
      }
      return new Past(Lessons.read(in), baselines, said, counter, touchedMs);
    }
  }

  /** Takes windows in order. */
  @FunctionalInterface
  interface Visitor {
    boolean window(long startNs, Past past);
  }

  Windows(Rows rows) {
    this.rows = rows;
  }

  Optional<Past> get(Findings.Slot slot) {
    return rows.get(key(slot.entity(), slot.startNs())).map(Past::of);
  }

  void put(Findings.Slot slot, Past past) {
    rows.put(key(slot.entity(), slot.startNs()), past.bytes());
  }

  void forget(Findings.Slot slot) {
    rows.delete(key(slot.entity(), slot.startNs()));
  }

  /** Visits the windows from one start (inclusive) to another (exclusive). */
  void scan(Entity entity, long fromNs, long toNs, Visitor visitor) {
    rows.scan(
        key(entity, fromNs),
        key(entity, toNs),
        (key, value) -> {
          var in = Table.fields(key);
          Entity.read(in);
          return visitor.window(in.ordered(), Past.of(value));
        });
  }

  private static byte[] key(Entity entity, long startNs) {
    return Table.WINDOW.key(entity).ordered(startNs).bytes();
  }
}
