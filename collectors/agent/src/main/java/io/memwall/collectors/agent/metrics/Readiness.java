package io.memwall.collectors.agent.metrics;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.memwall.collectors.agent.part.PartStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Whether the agent lives, and whether data is flowing.
 *
 * @param alive false when only a restart can help
 * @param problems why no data is flowing, or not all of it; empty when it is ready
 */
record Readiness(boolean alive, List<String> problems) {
  /** Far longer than a round of the agent's thread ever takes, also on a machine that swaps. */
  static final Duration SILENT = Duration.ofSeconds(60);

  /** An event that waits for longer is not on its way. */
  static final Duration STUCK = Duration.ofSeconds(30);

  static Readiness of(AgentFigures figures) {
    var problems = new ArrayList<String>();
    boolean alive = figures.silent().compareTo(SILENT) < 0;
    if (!alive) {
      problems.add("the agent's thread has been silent for " + figures.silent().toSeconds() + " s");
    }
    figures.parts().forEach((name, status) -> part(name, status, problems));
    if (figures.parts().isEmpty()) {
      problems.add("no part runs");
    }
    if (!figures.publish().connected()) {
      problems.add(
          "Kafka takes no events" + figures.publish().trouble().map(why -> ": " + why).orElse(""));
    }
    OptionalLong oldest = figures.publish().waiting().oldestNanos();
    if (oldest.isPresent() && oldest.getAsLong() > STUCK.toNanos()) {
      problems.add(
          "an event has waited for %d s"
              .formatted(Duration.ofNanos(oldest.getAsLong()).toSeconds()));
    }
    return new Readiness(alive, List.copyOf(problems));
  }

  /** What works, but lacks something, lets data flow all the same: the status names it. */
  private static void part(String name, PartStatus status, List<String> problems) {
    boolean works =
        status.state() == PartStatus.State.RUNNING || status.state() == PartStatus.State.IMPAIRED;
    if (!works) {
      problems.add(name + " does not work" + status.reason().map(why -> ": " + why).orElse(""));
    }
  }

  boolean ready() {
    return problems.isEmpty();
  }

  /** Such as {@code {"ready":false,"problems":["..."]}}. */
  String json() {
    return "{\"alive\":%s,\"ready\":%s,\"problems\":[%s]}%n"
        .formatted(
            alive,
            ready(),
            problems.stream()
                .map(
                    each ->
                        '"' + new String(JsonStringEncoder.getInstance().quoteAsString(each)) + '"')
                .collect(Collectors.joining(",")));
  }
}
