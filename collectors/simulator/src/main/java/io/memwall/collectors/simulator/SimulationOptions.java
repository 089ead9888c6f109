package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.coherence.MemoryTimes;
import io.memwall.collectors.simulator.fabric.ConnectionPlan;
import io.memwall.collectors.simulator.fabric.FirstNumbers;
import io.memwall.collectors.simulator.fabric.LinkPlan;
import io.memwall.collectors.simulator.fabric.LinkSpeed;
import io.memwall.collectors.simulator.fabric.Profile;
import io.memwall.collectors.simulator.fabric.TapPlacement;
import io.memwall.collectors.simulator.fabric.TapPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everything that decides what a simulation does: equal options, equal bytes. */
public record SimulationOptions(
    Scenario scenario,
    Size size,
    Profile profile,
    long seed,
    Instant start,
    Network network,
    Memory memory,
    Load load) {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final LinkSpeed FAST = new LinkSpeed(100_000_000_000L, 500);

  /** What a scenario does at its usual size unless told otherwise: seed 42, profile wd11. */
  public static SimulationOptions of(Scenario scenario) {
    return of(scenario, scenario.usualSize());
  }

  /** What a scenario does at this size. */
  public static SimulationOptions of(Scenario scenario, Size size) {
    return scenario.setUp(
        new SimulationOptions(
            scenario,
            size,
            Profile.WD11,
            42,
            START,
            Network.of(FAST),
            Memory.DEFAULT,
            Load.requests(1_000)));
  }

  /** What a user should know of these options, a line each; mostly there is nothing. */
  public List<String> notes() {
    boolean reconnects = network.connections().reconnects().times() > 0;
    return reconnects && !profile.canReconnect()
        ? List.of(
            "profile "
                + profile.word()
                + " has no frames that open or close: its connections last the whole run")
        : List.of();
  }

  /**
   * The profile of this name.
   *
   * @throws IllegalArgumentException naming the profiles there are
   */
  public static Profile profileNamed(String word) {
    return Choice.named("profile", word, Profile.values(), Profile::word);
  }

  /** Another number of machines; what the scenario would do otherwise at that size stays as is. */
  public SimulationOptions withSize(Size other) {
    return new SimulationOptions(scenario, other, profile, seed, start, network, memory, load);
  }

  public SimulationOptions withProfile(Profile other) {
    return new SimulationOptions(scenario, size, other, seed, start, network, memory, load);
  }

  public SimulationOptions withSeed(long other) {
    return new SimulationOptions(scenario, size, profile, other, start, network, memory, load);
  }

  public SimulationOptions withStart(Instant other) {
    return new SimulationOptions(scenario, size, profile, seed, other, network, memory, load);
  }

  public SimulationOptions withNetwork(Network other) {
    return new SimulationOptions(scenario, size, profile, seed, start, other, memory, load);
  }

  public SimulationOptions withMemory(Memory other) {
    return new SimulationOptions(scenario, size, profile, seed, start, network, other, load);
  }

  public SimulationOptions withLoad(Load other) {
    return new SimulationOptions(scenario, size, profile, seed, start, network, memory, other);
  }

  public SimulationOptions withLinks(LinkPlan other) {
    return withNetwork(network.withLinks(other));
  }

  public SimulationOptions withConnections(ConnectionPlan other) {
    return withNetwork(network.withConnections(other));
  }

  public SimulationOptions withTaps(TapPlan other) {
    return withNetwork(network.withTaps(other));
  }

  /** Perfect taps there. */
  public SimulationOptions withTaps(TapPlacement other) {
    return withTaps(TapPlan.at(other));
  }

  public SimulationOptions withLink(LinkSpeed other) {
    LinkPlan links = network.links();
    return withLinks(new LinkPlan(other, links.topology(), links.toPool(), links.toHost()));
  }

  /** The same time for every access of every pool. */
  public SimulationOptions withServiceNanos(long other) {
    return withMemory(memory.withTimes(MemoryTimes.uniform(other)));
  }

  /** Sequence number connections begin with at both ends; 0 shows their opening. */
  public SimulationOptions withFirstNumber(int other) {
    return withConnections(network.connections().withFirst(FirstNumbers.both(other)));
  }

  public SimulationOptions withWindow(int window) {
    return withLoad(load.withWindow(window));
  }

  public SimulationOptions withInterArrivalNanos(long nanos) {
    return withLoad(load.withInterArrivalNanos(nanos));
  }

  /** A number of requests, and no other limit. */
  public SimulationOptions withRequests(long requests) {
    return withLoad(load.withLimits(requests, Optional.empty()));
  }

  /** A length, and no other limit. */
  public SimulationOptions withDuration(Duration duration) {
    return withLoad(load.withLimits(0, Optional.of(duration)));
  }
}
