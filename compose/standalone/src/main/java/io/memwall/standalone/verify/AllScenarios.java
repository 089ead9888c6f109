package io.memwall.standalone.verify;

import io.memwall.collectors.simulator.Scenario;
import io.memwall.collectors.simulator.SimulationOptions;
import io.memwall.standalone.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Every scenario, one after the other, and a table of how they came out. */
final class AllScenarios {
  /** The demo has no end of its own. */
  private static final Duration DEMO = Duration.ofSeconds(30);

  private static final double NANOS_PER_SECOND = 1e9;

  private final Verification verification;
  private final Function<Scenario, SimulationOptions> options;
  private final Progress progress;

  /** How a scenario came out; no count when it could not be run. */
  private record Outcome(
      Scenario scenario, Optional<Verdicts.Count> count, String why, double seconds) {
    boolean holds() {
      return count.filter(each -> each.wrong() == 0 && each.equal() > 0).isPresent();
    }
  }

  AllScenarios(
      Verification verification, Function<Scenario, SimulationOptions> options, Progress progress) {
    this.verification = verification;
    this.options = options;
    this.progress = progress;
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
    var outcomes = new ArrayList<Outcome>();
    for (Scenario scenario : scenarios) {
      Outcome outcome = outcome(scenario, out);
      outcomes.add(outcome);
      progress.say(
          "%2d of %d  %-24s %s"
              .formatted(outcomes.size(), scenarios.size(), scenario.word(), text(outcome)));
    }
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

  private Outcome outcome(Scenario scenario, PrintWriter out) throws InterruptedException {
    long begin = System.nanoTime();
    try {
      var verdicts = verification.of(ended(options.apply(scenario)), line -> {});
      if (!verdicts.hold()) {
        out.printf("%s%n", scenario.word());
        verdicts.print(out);
      }
      return new Outcome(scenario, Optional.of(verdicts.count()), "", since(begin));
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
