package io.memwall.standalone.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One labelled trace: how a small fabric fares over 48 windows.
 *
 * @param isFresh written after the last change to a rule or a threshold
 * @param expected none, warning or critical: what an operator should be told at worst
 * @param causes any of which is the right one
 * @param shape of the trouble in time
 * @param levels of the measures in trouble
 */
record Trace(
    String name,
    long seed,
    boolean isFresh,
    String expected,
    List<String> causes,
    String shape,
    Map<String, Double> levels) {
  static final int WINDOWS = 48;
  static final int BEGINS = 16;
  static final int ENDS = 32;

  private static final Path SUITE = Path.of("src/test/resources/alert-suite");
  private static final double NOISE = 0.02;
  private static final double MUCH_NOISE = 0.10;
  private static final Map<String, Double> HEALTHY =
      Map.of(
          "utilisation", 0.30,
          "demand_ratio", 0.40,
          "latency_inflation", 1.1,
          "pressure", 0.01,
          "used_share", 0.55,
          "fail_rate", 0.0,
          "credit_stall", 0.005,
          "retransmit_ratio", 0.0002,
          "transit", 0.02);

  static List<Trace> all() {
    return Stream.of("traces.tsv", "held-out.tsv").flatMap(file -> in(file).stream()).toList();
  }

  private static List<Trace> in(String file) {
    try (Stream<String> lines = Files.lines(SUITE.resolve(file))) {
      return lines.filter(line -> !line.startsWith("#")).map(Trace::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Trace of(String line) {
    String[] cell = line.split("\t", -1);
    var levels = new TreeMap<String, Double>();
    for (String level : cell[6].split(" ", -1)) {
      if (!level.equals("-")) {
        levels.put(level.split("=", -1)[0], Double.valueOf(level.split("=", -1)[1]));
      }
    }
    return new Trace(
        cell[0],
        Long.parseLong(cell[1]),
        cell[2].equals("fresh"),
        cell[3],
        List.of(cell[4].split(",", -1)),
        cell[5],
        levels);
  }

  /** What is measured in a window; empty where it is not. */
  Optional<Double> value(String measure, int window) {
    double healthy = HEALTHY.get(measure);
    double level = levels.getOrDefault(measure, healthy);
    if (level < 0 || isUnseen(measure, window)) {
      return Optional.empty();
    }
    double share = trouble(window);
    double noise = shape.equals("noisy") ? MUCH_NOISE : NOISE;
    // Of its own for each value, so that no other choice shifts it.
    var random = new SplittableRandom(seed * 31 + measure.hashCode() * 7919L + window);
    double factor = 1 + noise * (2 * random.nextDouble() - 1);
    return Optional.of((healthy + share * (level - healthy)) * factor);
  }

  /** How much of the trouble there is, 0 to 1. */
  double trouble(int window) {
    boolean isInside = window >= BEGINS && window < ENDS;
    return switch (shape) {
      case "spike1" -> window == BEGINS ? 1 : 0;
      case "spike2" -> window == BEGINS || window == BEGINS + 1 ? 1 : 0;
      case "five" -> window >= BEGINS && window < BEGINS + 5 ? 1 : 0;
      case "alternate" -> isInside && window % 2 == 0 ? 1 : 0;
      case "ramp" -> isInside ? (window - BEGINS + 1.0) / (ENDS - BEGINS) : 0;
      default -> isInside ? 1 : 0;
    };
  }

  /** Whether nobody reports anything. */
  boolean isSilent(int window) {
    return switch (shape) {
      case "gap2" -> window == 22 || window == 23;
      case "blind" -> window >= 20 && window < 30;
      default -> false;
    };
  }

  private boolean isUnseen(String measure, int window) {
    boolean isOfFrames =
        !List.of("pressure", "used_share", "fail_rate").contains(measure)
            && window >= BEGINS
            && window < ENDS;
    return switch (shape) {
      case "nolatency" -> measure.equals("latency_inflation");
      case "noframes" -> isOfFrames;
      default -> false;
    };
  }

  /** Whether the host's pressure is not reported. */
  boolean hidesPressure(int window) {
    return shape.equals("nopressure") && window >= BEGINS && window < ENDS;
  }

  boolean kills(int window) {
    return shape.equals("oom") && trouble(window) > 0;
  }
}
