package io.memwall.standalone.capture;

import io.memwall.collectors.simulator.Scenario;
import io.memwall.collectors.simulator.Setting;
import io.memwall.collectors.simulator.SimulationOptions;
import io.memwall.collectors.simulator.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Option;

/** What to simulate. */
public final class ScenarioOptions {
  @Option(names = "--scenario", paramLabel = "NAME", description = "What happens; see --list.")
  private String scenario;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "The same seed gives the same bytes; default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--size",
      paramLabel = "S|M|L|XL|XXL",
      description =
          "Hosts and pools: S 2/1, M 8/2, L 32/4. XL 128/8 and XXL 1000/16 give flow records.")
  private String size;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "How the endpoints behave; see --list.")
  private String profile;

  @Option(
      names = "--requests",
      paramLabel = "N",
      description = "Requests per host, or turns, rounds, steps.")
  private Long requests;

  @Option(names = "--duration", paramLabel = "SECONDS", description = "Simulated time.")
  private Double seconds;

  @Option(
      names = "--start",
      paramLabel = "TIME",
      description = "First instant, such as 2026-01-01T00:00:00Z.")
  private Instant start;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Changes one thing of the scenario; see --list. May be given several times.")
  private List<String> settings = List.of();

  /** The same with a scenario that was named otherwise. */
  public ScenarioOptions named(String name) {
    scenario = name;
    return this;
  }

  boolean isNamed() {
    return scenario != null;
  }

  /**
   * All of it.
   *
   * @throws IllegalArgumentException one clear line about what is wrong
   */
  public SimulationOptions options() {
    Scenario named = Scenario.named(scenario);
    Size chosen = size == null ? named.usualSize() : Size.named(size);
    SimulationOptions options = SimulationOptions.of(named, chosen).withSeed(seed);
    if (profile != null) {
      options = options.withProfile(SimulationOptions.profileNamed(profile));
    }
    options = start == null ? options : options.withStart(start);
    for (String setting : settings) {
      options = Setting.apply(options, setting);
    }
    options = requests == null ? options : options.withRequests(requests);
    return seconds == null ? options : options.withDuration(duration());
  }

  private Duration duration() {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }
}
