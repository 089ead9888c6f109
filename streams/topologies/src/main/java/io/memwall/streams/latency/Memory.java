package io.memwall.streams.latency;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What windows have taught of each series: quiet latencies by hour, and all latencies by day and
 * bin of utilisation. Whole numbers, so that a lesson can be taken back and given anew.
 */
final class Memory {
  static final long HOUR_NS = 3_600_000_000_000L;
  static final long DAY_NS = 24 * HOUR_NS;

  private static final int DAYS = 7;
  private static final int HOURS = DAYS * 24;
  private static final double P5 = 0.05;
  private static final double DECAY_PER_DAY = 0.5;

  private final Rows rows;
  private final LatencyRules rules;

  /** The p5 of an hour that changes no more, ns. */
  private record Hour(long hour, double p5) {}

  Memory(Rows rows, LatencyRules rules) {
    this.rows = rows;
    this.rules = rules;
  }

  void learn(Entity entity, long startNs, Lessons lessons) {
    change(entity, startNs, lessons, 1);
  }

  void unlearn(Entity entity, long startNs, Lessons lessons) {
    change(entity, startNs, lessons, -1);
  }

  private void change(Entity entity, long startNs, Lessons lessons, int sign) {
    lessons
        .bySeries()
        .forEach(
            (series, lesson) -> {
              var track = new Track(lessons.version(), series);
              add(hourKey(entity, track, hourOf(startNs)), lesson.quiet(), sign);
              if (lesson.bin().isPresent()) {
                long day = Math.floorDiv(startNs, DAY_NS);
                add(binKey(entity, track, day, lesson.bin().getAsInt()), lesson.binned(), sign);
              }
            });
  }

  private void add(byte[] key, LatencySketch sketch, int sign) {
    if (sketch.isEmpty()) {
      return;
    }
    var before = rows.get(key).map(Memory::sketch).orElse(LatencySketch.NONE);
    var after = sign > 0 ? before.plus(sketch) : before.minus(sketch);
    if (after.isEmpty()) {
      rows.delete(key);
    } else {
      rows.put(key, bytes(after));
    }
  }

  /**
   * L0 as of a window.
   *
   * @param own what this window itself teaches, which is not learnt yet
   */
  Optional<Baseline> baseline(Entity entity, long startNs, Track track, Lesson own) {
    var unloaded = unloaded(entity, startNs, track, own);
    return unloaded.isPresent() ? unloaded : loaded(entity, startNs, track, own);
  }

  private Optional<Baseline> unloaded(Entity entity, long startNs, Track track, Lesson own) {
    long now = hourOf(startNs);
    var hours = new TreeMap<Long, Double>();
    for (var hour : closed(entity, track)) {
      hours.put(hour.hour(), hour.p5());
    }
    var running = new LatencySketch[] {own.quiet()};
    rows.scan(
        Table.HOUR.key(entity, track).bytes(),
        (key, value) -> {
          long hour = hourIn(key);
          if (hour == now) {
            running[0] = running[0].plus(sketch(value));
          } else {
            hours.put(hour, sketch(value).quantile(P5).orElseThrow());
          }
          return true;
        });
    running[0].quantile(P5).ifPresent(p5 -> hours.put(now, p5));
    return hours.subMap(now - HOURS, false, now, true).values().stream()
        .min(Double::compare)
        .map(least -> new Baseline(least, Baseline.Kind.UNLOADED));
  }

  private Optional<Baseline> loaded(Entity entity, long startNs, Track track, Lesson own) {
    return mixtures(entity, startNs, track, own).values().stream()
        .filter(bin -> bin.samples() >= rules.samples())
        .findFirst()
        .map(bin -> new Baseline(bin.quantile(P5).orElseThrow(), Baseline.Kind.LOADED));
  }

  /** The curve of a series as of a window, itself included if its lesson is given. */
  Curve curve(Entity entity, long startNs, Track track, Lesson own) {
    var bins = new ArrayList<Curve.Bin>();
    mixtures(entity, startNs, track, own)
        .forEach(
            (bin, mixture) -> {
              if (mixture.samples() >= rules.samples()) {
                bins.add(
                    new Curve.Bin(
                        bin,
                        mixture.weight(),
                        mixture.quantile(0.5).orElseThrow(),
                        mixture.quantile(0.99).orElseThrow()));
              }
            });
    return Curve.of(track.series(), baseline(entity, startNs, track, own), bins);
  }

  private SortedMap<Integer, Mixture> mixtures(
      Entity entity, long startNs, Track track, Lesson own) {
    long today = Math.floorDiv(startNs, DAY_NS);
    var bins = new TreeMap<Integer, Mixture>();
    rows.scan(
        Table.BIN.key(entity, track).ordered(today - DAYS + 1).bytes(),
        Table.BIN.key(entity, track).ordered(today + 1).bytes(),
        (key, value) -> {
          var in = Table.fields(key);
          skip(in);
          double weight = Math.pow(DECAY_PER_DAY, (double) (today - in.ordered()));
          bins.computeIfAbsent(in.int8(), bin -> new Mixture()).add(sketch(value), weight);
          return true;
        });
    own.bin()
        .ifPresent(bin -> bins.computeIfAbsent(bin, none -> new Mixture()).add(own.binned(), 1));
    return bins;
  }

  /**
   * Lets go of what nobody will ask for: of hours before an instant, which change no more, all but
   * their p5, and all that is older than seven days.
   */
  void settle(Entity entity, Track track, long beforeNs) {
    long first = hourOf(beforeNs);
    var done = new ArrayList<Hour>();
    var gone = new ArrayList<byte[]>();
    rows.scan(
        Table.HOUR.key(entity, track).bytes(),
        Table.HOUR.key(entity, track).ordered(first).bytes(),
        (key, value) -> {
          done.add(new Hour(hourIn(key), sketch(value).quantile(P5).orElseThrow()));
          return gone.add(key);
        });
    rows.scan(
        Table.BIN.key(entity, track).bytes(),
        Table.BIN.key(entity, track).ordered(Math.floorDiv(beforeNs, DAY_NS) - DAYS).bytes(),
        (key, value) -> gone.add(key));
    gone.forEach(rows::delete);
    if (!done.isEmpty()) {
      close(entity, track, done, first);
    }
  }

  private void close(Entity entity, Track track, List<Hour> done, long first) {
    var hours = new ArrayList<>(closed(entity, track));
    hours.removeIf(hour -> hour.hour() <= first - HOURS);
    hours.addAll(done);
    var out = new ByteWriter();
    hours.forEach(hour -> out.int64(hour.hour()).int64(Double.doubleToRawLongBits(hour.p5())));
    rows.put(Table.HOURS.key(entity, track).bytes(), out.bytes());
  }

  private List<Hour> closed(Entity entity, Track track) {
    var hours = new ArrayList<Hour>();
    rows.get(Table.HOURS.key(entity, track).bytes())
        .map(ByteReader::new)
        .ifPresent(
            in -> {
              while (in.hasMore()) {
                hours.add(new Hour(in.int64(), Double.longBitsToDouble(in.int64())));
              }
            });
    return hours;
  }

  private static long hourOf(long ns) {
    return Math.floorDiv(ns, HOUR_NS);
  }

  private static long hourIn(byte[] key) {
    var in = Table.fields(key);
    skip(in);
    return in.ordered();
  }

  private static void skip(ByteReader in) {
    Entity.read(in);
    in.text();
    Series.read(in);
  }

  private static byte[] hourKey(Entity entity, Track track, long hour) {
    return Table.HOUR.key(entity, track).ordered(hour).bytes();
  }

  private static byte[] binKey(Entity entity, Track track, long day, int bin) {
    return Table.BIN.key(entity, track).ordered(day).int8(bin).bytes();
  }

  private static LatencySketch sketch(byte[] value) {
    return LatencySketch.read(new ByteReader(value));
  }

  private static byte[] bytes(LatencySketch sketch) {
    var out = new ByteWriter();
    sketch.write(out);
    return out.bytes();
  }
}
