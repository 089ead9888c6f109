package io.memwall.standalone.verify;

import io.memwall.collectors.simulator.Scenario;
import io.memwall.collectors.simulator.SimulationOptions;
import io.memwall.standalone.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Scenarios, some side by side, each on servers of its own, and a table of how they came out. Much
 * of a scenario's time goes into waiting whether more will come: others are computed meanwhile.
 */
final class AllScenarios {
  /** The demo has no end of its own. */
  private static final Duration DEMO = Duration.ofMinutes(5);

  private static final double NANOS_PER_SECOND = 1e9;

  private final Verification verification;
  private final Function<Scenario, SimulationOptions> options;
  private final Progress progress;
  private final int together;

  /** How a scenario came out; no count when it could not be run. */
  private record Outcome(
      Scenario scenario, Optional<Verdicts> verdicts, String why, double seconds) {
    boolean holds() {
      return verdicts.filter(Verdicts::hold).isPresent();
    }

    Optional<Verdicts.Count> count() {
      return verdicts.map(Verdicts::count);
    }

    /** All of it where something is wrong. */
    void tell(PrintWriter out) {
      if (!holds() && verdicts.isPresent()) {
        out.printf("%s%n", scenario.word());
        verdicts.get().print(out);
      }
    }
  }

  /**
   * Prepares them.
   *
   * @param together how many side by side, at least 1
   */
  AllScenarios(
      Verification verification,
      Function<Scenario, SimulationOptions> options,
      Progress progress,
      int together) {
    this.verification = verification;
    this.options = options;
    this.progress = progress;
    this.together = together;
  }

  /** What a scenario does, with an end. */
  static SimulationOptions ended(SimulationOptions options) {
    var load = options.load();
    boolean endless = load.requests() == 0 && load.duration().isEmpty();
    return endless ? options.withDuration(DEMO) : options;
  }

  /**
   * Runs them.
   *
   * @return whether all hold
   */
  boolean run(List<Scenario> scenarios, PrintWriter out) throws InterruptedException {
    List<Outcome> outcomes = outcomes(scenarios, out);
    out.printf(
        Locale.ROOT,
        "%-24s %8s %8s %8s %12s %8s%n",
        "scenario",
        "figures",
        "equal",
        "wrong",
        "not compared",
        "seconds");
    outcomes.forEach(outcome -> row(out, outcome));
    long holding = outcomes.stream().filter(Outcome::holds).count();
    out.printf("%d of %d scenarios hold%n", holding, outcomes.size());
    out.flush();
    return holding == outcomes.size();
  }

  private List<Outcome> outcomes(List<Scenario> scenarios, PrintWriter out)
      throws InterruptedException {
    var workers = Executors.newFixedThreadPool(together);
    try {
      // Told as they end: one may take as long as all others.
      var running = new ExecutorCompletionService<Outcome>(workers);
      scenarios.forEach(each -> running.submit(() -> outcome(each)));
      var outcomes = new ArrayList<Outcome>();
      while (outcomes.size() < scenarios.size()) {
        Outcome outcome = running.take().get();
        outcomes.add(outcome);
        outcome.tell(out);
        progress.say(
            "%2d of %d  %-24s %s"
                .formatted(
                    outcomes.size(), scenarios.size(), outcome.scenario().word(), text(outcome)));
      }
      outcomes.sort(Comparator.comparingInt(each -> scenarios.indexOf(each.scenario())));
      return outcomes;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a scenario was given up", e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  private Outcome outcome(Scenario scenario) throws InterruptedException {
    long begin = System.nanoTime();
    try {
      var verdicts = verification.of(ended(options.apply(scenario)), line -> {});
      return new Outcome(scenario, Optional.of(verdicts), "", since(begin));
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      // The others are worth knowing too.
      return new Outcome(scenario, Optional.empty(), String.valueOf(e.getMessage()), since(begin));
    }
  }

  private static double since(long begin) {
    return (System.nanoTime() - begin) / NANOS_PER_SECOND;
  }

  private static String text(Outcome outcome) {
    return outcome
        .count()
        .map(
            count ->
                String.format(
                    Locale.ROOT,
                    "%,d of %,d equal, %,d wrong  %.1f s",
                    count.equal(),
                    count.figures(),
                    count.wrong(),
                    outcome.seconds()))
        .orElse("failed: " + outcome.why());
  }

  private static void row(PrintWriter out, Outcome outcome) {
    if (outcome.count().isEmpty()) {
      out.printf("%-24s failed: %s%n", outcome.scenario().word(), outcome.why());
      return;
    }
    var count = outcome.count().get();
    out.printf(
        Locale.ROOT,
        "%-24s %,8d %,8d %,8d %,12d %8.1f%n",
        outcome.scenario().word(),
        count.figures(),
        count.equal(),
        count.wrong(),
        count.open(),
        outcome.seconds());
  }
}
