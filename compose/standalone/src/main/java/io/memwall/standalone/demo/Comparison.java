package io.memwall.standalone.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What memwall answered for a stretch of time, held against the truth.
 *
 * @param end of the stretch
 * @param seconds its length
 * @param linkBytes wire bytes by link direction
 * @param poolBytes used bytes by pool at the end
 * @param coverage the least of all links; null when unknown
 */
record Comparison(
    Instant end,
    int seconds,
    Map<String, Pair> linkBytes,
    Map<String, Pair> poolBytes,
    Double coverage) {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final int BUSIEST = 3;

  /**
   * One figure, twice.
   *
   * @param answer of memwall; null when it has none
   * @param truth of the simulator
   */
  record Pair(Long answer, long truth) {
    boolean agrees() {
      return answer != null && answer == truth;
    }
  }

  boolean agrees() {
    return linkBytes.values().stream().allMatch(Pair::agrees)
        && poolBytes.values().stream().allMatch(Pair::agrees);
  }

  /** One line for the terminal. */
  String line() {
    String links =
        linkBytes.entrySet().stream()
            .sorted(Comparator.comparingLong(e -> -e.getValue().truth()))
            .limit(BUSIEST)
            .map(e -> e.getKey() + " " + rate(e.getValue()))
            .collect(Collectors.joining("  "));
    String pools =
        poolBytes.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(e -> e.getKey() + " " + used(e.getValue()))
            .collect(Collectors.joining("  "));
    return "%sZ  %s  |  %s  |  coverage %s  |  %s"
        .formatted(CLOCK.format(end), links, pools, percent(), verdict());
  }

  private String verdict() {
    List<Pair> all =
        List.of(linkBytes.values(), poolBytes.values()).stream()
            .flatMap(java.util.Collection::stream)
            .toList();
    long equal = all.stream().filter(Pair::agrees).count();
    return "%d of %d figures equal the truth".formatted(equal, all.size());
  }

  private String percent() {
    return coverage == null ? "unknown" : String.format(Locale.ROOT, "%.1f %%", 100 * coverage);
  }

  private String rate(Pair bytes) {
    return both(bytes, 8.0 / seconds / 1e6, "Mb/s");
  }

  private static String used(Pair bytes) {
    return both(bytes, 1.0 / (1 << 20), "MiB");
  }

  private static String both(Pair pair, double scale, String unit) {
    String answer =
        Objects.isNull(pair.answer())
            ? "-"
            : String.format(Locale.ROOT, "%.2f", pair.answer() * scale);
    return String.format(Locale.ROOT, "%s %s (truth %.2f)", answer, unit, pair.truth() * scale);
  }
}
