package io.memwall.standalone.torture;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a run says at its end, for somebody who was not there.
 *
 * @param struck how often each fault struck, and the longest time until results were fresh again
 */
record Report(
    Plan plan,
    List<Timeline.Entry> timeline,
    Map<String, Tally> struck,
    Map<String, String> skipped,
    List<Verdict> verdicts) {

  /**
   * Of one fault.
   *
   * @param slowestMs from its end until new data were seen in the tables again
   */
  record Tally(int times, long slowestMs) {
    Tally plus(long ms) {
      return new Tally(times + 1, Math.max(slowestMs, ms));
    }
  }

  boolean holds() {
    return verdicts.stream().allMatch(Verdict::holds);
  }

  String markdown() {
    var text = new StringBuilder();
    text.append("# Torture: ").append(holds() ? "all holds" : "NOT all holds").append("\n\n");
    text.append(
        """
        A simulated fabric was watched by an agent while the parts between it and the tables were
        struck one after the other. Every event was written down before it left the agent: that is
        the truth. At the end the tables must hold exactly that, each event once, but for what the
        agent itself has declared: lost (it had no room), or blind (its process was killed before
        the event was safe).

        """);
    text.append(
        "Seed %d, %d strikes.%n%n## Verdicts%n%n".formatted(plan.seed(), plan.strikes().size()));
    text.append("| | what must hold | figures |\n| --- | --- | --- |\n");
    verdicts.forEach(
        one ->
            text.append(
                "| %s | %s | %s |%n"
                    .formatted(one.holds() ? "holds" : "**FAILS**", one.what(), one.detail())));
    text.append("\n## Faults\n\n| fault | struck | slowest recovery, s |\n| --- | --: | --: |\n");
    struck.forEach(
        (fault, tally) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %d | %.1f |%n",
                    fault,
                    tally.times(),
                    tally.slowestMs() / 1e3)));
    skipped.forEach((fault, why) -> text.append("| %s | skipped: %s | |%n".formatted(fault, why)));
    text.append(
        "\nRecovery: from the end of the fault until events and results made after it are in the"
            + " tables.\n\n## Timeline\n\n```\n");
    timeline.forEach(entry -> text.append(entry).append('\n'));
    return text.append("```\n").toString();
  }
}
