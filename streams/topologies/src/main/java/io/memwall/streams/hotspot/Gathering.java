package io.memwall.streams.hotspot;

import io.memwall.streams.hotspot.Gathered.Said;
import io.memwall.streams.hotspot.Reading.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Gathers what the sources say of one window, source by source. */
final class Gathering {
  /** Below it a source says too little of a window to count. */
  private static final double LEAST_COVERAGE = 0.5;

  private static final double WHOLE = 0.99;

  private final long windowNs;
  private final Map<Measure, List<Measured>> values = new EnumMap<>(Measure.class);
  private final Map<Component, Absence> absent = new EnumMap<>(Component.class);
  private final Set<Instrument> instruments = new TreeSet<>();
  private final Set<String> settled = new TreeSet<>();
  private final List<Setting> settings = new ArrayList<>();
  private final List<Setting> standing = new ArrayList<>();
  private final List<Double> coverages = new ArrayList<>();

  Gathering(Interval window) {
    windowNs = window.endNs() - window.startNs();
  }

  /** Whether a reading alone speaks for the whole of a window. */
  static boolean isWhole(Reading reading, Interval window) {
    long ns = reading.interval().common(window.startNs(), window.endNs());
    double share = ns / (double) (window.endNs() - window.startNs());
    return share * reading.coverage().orElse(1) >= WHOLE;
  }

  void add(String key, List<Said> said) {
    if (said.isEmpty()) {
      return;
    }
    double share = said.stream().mapToLong(Said::ns).sum() / (double) windowNs;
    double coverage = share * lowest(said).orElse(1);
    var last = said.get(said.size() - 1).reading();
    if (last.interval().isStanding()) {
      standing.add(last.setting());
    } else {
      said.forEach(one -> settings.add(one.reading().setting()));
    }
    said.forEach(one -> instruments.add(one.reading().origin().instrument()));
    coverages.add(coverage);
    if (coverage >= WHOLE) {
      settled.add(key);
    }
    if (coverage < LEAST_COVERAGE) {
      miss(said, Absence.missing("%.0f %% of the window was seen".formatted(coverage * 100)));
      return;
    }
    said.forEach(one -> one.reading().absent().forEach(this::miss));
    values(said, coverage);
  }

  private void miss(List<Said> said, Absence why) {
    said.forEach(
        one -> one.reading().values().keySet().forEach(measure -> miss(measure.component(), why)));
  }

  /** A source that ought to know and does not outweighs one that had nothing to measure. */
  private void miss(Component component, Absence why) {
    absent.merge(component, why, (a, b) -> a.excused() ? b : a);
  }

  private void values(List<Said> said, double coverage) {
    var last = said.get(said.size() - 1).reading();
    var measures =
        said.stream()
            .flatMap(one -> one.reading().values().keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    for (var measure : measures) {
      var told = said.stream().filter(one -> one.reading().values().containsKey(measure)).toList();
      var revision = told.get(told.size() - 1).reading().origin().revision();
      values
          .computeIfAbsent(measure, any -> new ArrayList<>())
          .add(
              new Measured(
                  measure,
                  mean(measure, told),
                  last.origin().source(),
                  revision,
                  OptionalDouble.of(coverage)));
    }
  }

  /** Weighted by time; a single value comes out as it went in, to the last bit. */
  private static double mean(Measure measure, List<Said> told) {
    double first = told.get(0).reading().values().get(measure);
    if (told.size() == 1) {
      return first;
    }
    double sum = 0;
    long ns = 0;
    for (var one : told) {
      sum += one.reading().values().get(measure) * one.ns();
      ns += one.ns();
    }
    return sum / ns;
  }

  Gathered result() {
    var worst = new EnumMap<Measure, Measured>(Measure.class);
    values.forEach((measure, all) -> worst.put(measure, of(measure, all)));
    worst.keySet().forEach(measure -> absent.remove(measure.component()));
    return new Gathered(
        worst,
        absent,
        instruments,
        settled,
        Setting.merged(settings).orFrom(Setting.merged(standing)),
        coverages.stream().mapToDouble(Double::doubleValue).min());
  }

  private static Measured of(Measure measure, List<Measured> all) {
    var worst =
        all.stream()
            .max(Comparator.comparingDouble(Measured::value).thenComparing(Measured::source))
            .orElseThrow();
    if (measure != Measure.PRESSURE || all.size() == 1) {
      return worst;
    }
    double mean = all.stream().mapToDouble(Measured::value).average().orElseThrow();
    return new Measured(
        measure,
        mean,
        "%d hosts, worst %s".formatted(all.size(), worst.source()),
        worst.revision(),
        worst.coverage());
  }

  private static OptionalDouble lowest(List<Said> said) {
    return said.stream().flatMapToDouble(one -> one.reading().coverage().stream()).min();
  }
}
