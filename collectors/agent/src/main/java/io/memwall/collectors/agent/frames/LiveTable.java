package io.memwall.collectors.agent.frames;

import io.memwall.collectors.agent.capture.FrameSource;
import io.memwall.collectors.wire.flow.HalfCounter;
import io.memwall.collectors.wire.flow.HalfView;
import io.memwall.collectors.wire.flow.TapCounter;
import io.memwall.collectors.wire.match.LatencyClass;
import io.memwall.collectors.wire.sketch.Sketch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** What every half did in the last second, the busiest first. */
final class LiveTable {
  private final int rows;
  private final Consumer<String> out;
  private long seconds;
  private long dropsBefore;

  LiveTable(int rows, Consumer<String> out) {
    this.rows = rows;
    this.out = out;
  }

  /** A half in an interval. */
  private record Row(String name, long frames, long wireBytes, String rest) {}

  /**
   * Ends the interval and shows it.
   *
   * @param nanos it lasted, by the clock
   */
  void show(Tracking tracking, FrameSource source, long nanos) {
    if (rows == 0) {
      return;
    }
    seconds++;
    var halves = new ArrayList<Row>();
    long[] tap = new long[2];
    for (TapTracker each : tracking.taps()) {
      tap[0] += each.table().tap().interval(TapCounter.FRAMES);
      tap[1] += each.table().tap().interval(TapCounter.WIRE_BYTES);
      each.table().cut(half -> halves.add(row(half)));
    }
    out.accept(
        String.format(
            Locale.ROOT,
            "%6d s  %,12.0f frames/s %10s  %s",
            seconds,
            tap[0] * 1e9 / nanos,
            megabits(tap[1], nanos),
            drops(source)));
    List<Row> active = halves.stream().filter(row -> row.frames > 0).toList();
    active.stream()
        .sorted(Comparator.comparingLong(Row::wireBytes).reversed().thenComparing(Row::name))
        .limit(rows)
        .forEach(row -> show(row, nanos));
    if (active.size() > rows) {
      out.accept("          ... and %d more".formatted(active.size() - rows));
    }
  }

  /** What is left of the last interval. */
  void end(Tracking tracking, FrameSource source, long nanos) {
    show(tracking, source, Math.max(1, nanos));
  }

  private void show(Row row, long nanos) {
    out.accept(
        String.format(
                Locale.ROOT,
                "          %s  %,12.0f frames/s %10s  %s",
                row.name,
                row.frames * 1e9 / nanos,
                megabits(row.wireBytes, nanos),
                row.rest)
            .stripTrailing());
  }

  private static Row row(HalfView half) {
    HalfName name = HalfName.of("", half);
    return new Row(
        name.shortId() + " " + name.source() + " > " + name.destination(),
        half.count(HalfCounter.FRAMES),
        half.count(HalfCounter.WIRE_BYTES),
        counts(half));
  }

  private static String counts(HalfView half) {
    var text = new StringBuilder();
    add(text, "messages", half.count(HalfCounter.MESSAGES));
    add(text, "retrans", half.count(HalfCounter.RETRANS_FRAMES));
    add(text, "naks", half.count(HalfCounter.NAK_EPISODES));
    add(text, "not captured", half.count(HalfCounter.CAPTURE_LOST));
    for (LatencyClass latency : LatencyClass.values()) {
      latency(text, latency, half.sketch(latency));
    }
    return text.toString();
  }

  private static void add(StringBuilder text, String name, long count) {
    if (count > 0) {
      text.append(text.length() == 0 ? "" : ", ").append(name).append(' ').append(count);
    }
  }

  /** Median and 99th percentile, within 1 %. */
  private static void latency(StringBuilder text, LatencyClass latency, Sketch sketch) {
    if (sketch.count() > 0 && latency != LatencyClass.ACK) {
      text.append(text.length() == 0 ? "" : ", ")
          .append(latency.name().toLowerCase(Locale.ROOT))
          .append(' ')
          .append(NanosText.of(Math.round(sketch.quantile(0.5, 0))))
          .append(" / ")
          .append(NanosText.of(Math.round(sketch.quantile(0.99, 0))));
    }
  }

  private String drops(FrameSource source) {
    OptionalLong drops = source.drops();
    if (drops.isEmpty()) {
      return "drops unknown";
    }
    long now = drops.getAsLong();
    long since = now - dropsBefore;
    dropsBefore = now;
    return "drops %,d (%,d in all)".formatted(since, now);
  }

  private static String megabits(long wireBytes, long nanos) {
    return String.format(Locale.ROOT, "%,.1f Mbit/s", wireBytes * 8e3 / nanos);
  }
}
