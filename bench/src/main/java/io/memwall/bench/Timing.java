package io.memwall.bench;

import io.memwall.sql.QueryException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Asks something again and again, and says how long that took. */
final class Timing {
  /** What a person waits for without noticing. */
  static final double GOAL_MS = 200;

  private static final int TIMES = 20;
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final ServerCpu server;
  private final List<Figure> figures = new ArrayList<>();
  private int held;
  private int missed;

  Timing(ServerCpu server) {
    this.server = server;
  }

  /** The table so far. */
  List<Figure> figures() {
    return figures;
  }

  /** Says how many of those held to the goal met it; true when all did. */
  boolean told() {
    System.out.printf(
        "%d of %d questions of the dashboards and the console are answered within %.0f ms at p95%n",
        held - missed, held, GOAL_MS);
    return missed == 0;
  }

  /**
   * Adds a line to the table.
   *
   * @param what is asked
   * @param holds whether it must be answered in {@link #GOAL_MS}
   */
  void add(String what, boolean holds, Runnable ask) {
    held += holds ? 1 : 0;
    try {
      ask.run();
      double before = server.seconds();
      double[] millis = millis(ask);
      double cpu = 1e3 * (server.seconds() - before) / millis.length;
      double p95 = millis[(int) Math.ceil(0.95 * millis.length) - 1];
      boolean late = holds && p95 > GOAL_MS;
      missed += late ? 1 : 0;
      String how =
          "p95; p50 %.0f ms, CPU %.0f ms, %d times"
              .formatted(millis[millis.length / 2], cpu, millis.length);
      String verdict = late ? ", MISSED" : holds ? ", held" : "";
      figures.add(Figure.of(what, p95, "ms", how + verdict));
    } catch (QueryException | UncheckedIOException e) {
      missed += holds ? 1 : 0;
      String why = e.getMessage().lines().findFirst().orElse("");
      figures.add(Figure.skipped(what, "ms", why.substring(0, Math.min(160, why.length()))));
    }
  }

  /** Sorted; fewer times when it takes long. The first of all is not in it. */
  private static double[] millis(Runnable ask) {
    var taken = new ArrayList<Double>();
    long until = System.nanoTime() + LONGEST.toNanos();
    while (taken.isEmpty() || (taken.size() < TIMES && System.nanoTime() < until)) {
      long began = System.nanoTime();
      ask.run();
      taken.add((System.nanoTime() - began) / 1e6);
    }
    double[] sorted = taken.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted;
  }
}
