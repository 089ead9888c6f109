package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.fabric.LinkSpeed;
import io.memwall.collectors.simulator.fabric.Profile;
import io.memwall.collectors.simulator.fabric.TapPlacement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Everything that decides what a simulation does: equal options, equal bytes.
 *
 * @param firstNumber sequence number connections begin with; 0 shows their opening
 */
public record SimulationOptions(
    Scenario scenario,
    Size size,
    Profile profile,
    long seed,
    Instant start,
    TapPlacement taps,
    LinkSpeed link,
    long serviceNanos,
    int firstNumber,
    Load load) {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final LinkSpeed FAST = new LinkSpeed(100_000_000_000L, 500);
  private static final LinkSpeed SLOW = new LinkSpeed(1_000_000_000L, 500);

  public SimulationOptions {
    if (serviceNanos < 0) {
      throw new IllegalArgumentException(
          "service time is " + serviceNanos + " ns; it must not be negative");
    }
  }

  /** What a scenario does unless told otherwise: seed 42, profile wd11. */
  public static SimulationOptions of(Scenario scenario) {
    return switch (scenario) {
      case STEADY -> base(scenario, Size.S, FAST, new Load(16, 0, 1_000, Optional.empty()));
      case PINGPONG -> base(scenario, Size.S, FAST, new Load(1, 0, 1_000, Optional.empty()));
      case DEMO ->
          base(scenario, Size.M, SLOW, new Load(1, 5_000_000, 0, Optional.empty()))
              .withTaps(TapPlacement.POOL);
    };
  }

  private static SimulationOptions base(Scenario scenario, Size size, LinkSpeed link, Load load) {
    return new SimulationOptions(
        scenario, size, Profile.WD11, 42, START, TapPlacement.HOST, link, 300, 0, load);
  }

  /**
   * The profile of this name.
   *
   * @throws IllegalArgumentException naming the profiles there are
   */
  public static Profile profileNamed(String word) {
    return Choice.named("profile", word, Profile.values(), Profile::word);
  }

  public SimulationOptions withSize(Size other) {
    return new SimulationOptions(
        scenario, other, profile, seed, start, taps, link, serviceNanos, firstNumber, load);
  }

  public SimulationOptions withProfile(Profile other) {
    return new SimulationOptions(
        scenario, size, other, seed, start, taps, link, serviceNanos, firstNumber, load);
  }

  public SimulationOptions withSeed(long other) {
    return new SimulationOptions(
        scenario, size, profile, other, start, taps, link, serviceNanos, firstNumber, load);
  }

  public SimulationOptions withStart(Instant other) {
    return new SimulationOptions(
        scenario, size, profile, seed, other, taps, link, serviceNanos, firstNumber, load);
  }

  public SimulationOptions withTaps(TapPlacement other) {
    return new SimulationOptions(
        scenario, size, profile, seed, start, other, link, serviceNanos, firstNumber, load);
  }

  public SimulationOptions withLink(LinkSpeed other) {
    return new SimulationOptions(
        scenario, size, profile, seed, start, taps, other, serviceNanos, firstNumber, load);
  }

  public SimulationOptions withServiceNanos(long other) {
    return new SimulationOptions(
        scenario, size, profile, seed, start, taps, link, other, firstNumber, load);
  }

  public SimulationOptions withFirstNumber(int other) {
    return new SimulationOptions(
        scenario, size, profile, seed, start, taps, link, serviceNanos, other, load);
  }

  public SimulationOptions withLoad(Load other) {
    return new SimulationOptions(
        scenario, size, profile, seed, start, taps, link, serviceNanos, firstNumber, other);
  }

  public SimulationOptions withWindow(int window) {
    return withLoad(new Load(window, load.interArrivalNanos(), load.requests(), load.duration()));
  }

  public SimulationOptions withInterArrivalNanos(long nanos) {
    return withLoad(new Load(load.window(), nanos, load.requests(), load.duration()));
  }

  /** A number of requests, and no other limit. */
  public SimulationOptions withRequests(long requests) {
    return withLoad(new Load(load.window(), load.interArrivalNanos(), requests, Optional.empty()));
  }

  /** A length, and no other limit. */
  public SimulationOptions withDuration(Duration duration) {
    return withLoad(new Load(load.window(), load.interArrivalNanos(), 0, Optional.of(duration)));
  }
}
