package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.allocator.Fit;
import io.memwall.collectors.simulator.fabric.Buffers;
import io.memwall.collectors.simulator.fabric.Chance;
import io.memwall.collectors.simulator.fabric.Channel;
import io.memwall.collectors.simulator.fabric.LinkSpeed;
import io.memwall.collectors.simulator.fabric.LossPlan;
import io.memwall.collectors.simulator.fabric.Packing;
import io.memwall.collectors.simulator.fabric.TapPlacement;
import java.util.Locale;
import java.util.function.BiFunction;

/** Something of a scenario that a user may want otherwise, as in {@code window=4}. */
public enum Setting {
  WINDOW("window", "requests of a host in flight", (o, v) -> o.withWindow(integer(v))),
  INTERVAL_NS(
      "interval-ns",
      "time between two requests of a host; 0 sends the next when an answer comes",
      (o, v) -> o.withInterArrivalNanos(number(v))),
  LINK_MBPS(
      "link-mbps",
      "rate of the cables in Mb/s",
      (o, v) -> o.withLink(new LinkSpeed(number(v) * 1_000_000, cable(o).propagationNanos()))),
  PROPAGATION_NS(
      "propagation-ns",
      "time a bit needs along a cable",
      (o, v) -> o.withLink(new LinkSpeed(cable(o).bitsPerSecond(), number(v)))),
  SERVICE_NS(
      "service-ns", "time a pool needs for an access", (o, v) -> o.withServiceNanos(number(v))),
  LOSS_PPM("loss-ppm", "frames of a million that every cable loses", Setting::loss),
  TAPS("taps", "host, pool or both", (o, v) -> o.withTaps(placement(v))),
  FIRST_NUMBER(
      "first-number",
      "sequence number connections begin with; 0 shows their opening",
      (o, v) -> o.withFirstNumber(integer(v))),
  D_BUFFER("d-buffer", "room for answers at a host, in flits of 8 bytes", Setting::answerBuffer),
  PACK("pack", "messages that may share a frame", Setting::pack),
  CACHE_LINES(
      "cache-lines",
      "lines of 64 bytes in each host's cache",
      (o, v) -> o.withMemory(o.memory().withCacheLines(integer(v)))),
  POOL_MIB(
      "pool-mib",
      "capacity of each pool in MiB",
      (o, v) -> o.withMemory(o.memory().withPoolBytes(number(v) << 20))),
  FIT(
      "fit",
      "which free place an allocation takes: first or best",
      (o, v) -> o.withMemory(o.memory().withFit(fit(v))));

  private final String word;
  private final String sentence;

  // Methods that hold nothing.
  @SuppressWarnings("ImmutableEnumChecker")
  private final BiFunction<SimulationOptions, String, SimulationOptions> change;

  Setting(
      String word,
      String sentence,
      BiFunction<SimulationOptions, String, SimulationOptions> change) {
    this.word = word;
    this.sentence = sentence;
    this.change = change;
  }

  /** The name users type. */
  public String word() {
    return word;
  }

  /** What it is, for a list of settings. */
  public String sentence() {
    return sentence;
  }

  /**
   * The options with one thing changed.
   *
   * @param assignment such as {@code window=4}
   * @throws IllegalArgumentException naming the settings there are, or what is wrong with the value
   */
  public static SimulationOptions apply(SimulationOptions options, String assignment) {
    int equals = assignment.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException(
          "'" + assignment + "' sets nothing: write it as name=value, such as window=4");
    }
    Setting setting =
        Choice.named("setting", assignment.substring(0, equals), values(), Setting::word);
    try {
      return setting.change.apply(options, assignment.substring(equals + 1));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + assignment + "' needs a whole number", e);
    }
  }

  private static long number(String value) {
    return Long.parseLong(value);
  }

  private static int integer(String value) {
    return Integer.parseInt(value);
  }

  private static LinkSpeed cable(SimulationOptions options) {
    return options.network().links().speed();
  }

  private static SimulationOptions loss(SimulationOptions options, String value) {
    LossPlan loss = LossPlan.bernoulli(Chance.perMillion(number(value)));
    return options.withLinks(options.network().links().withLoss(loss, loss));
  }

  private static SimulationOptions answerBuffer(SimulationOptions options, String value) {
    var connections = options.network().connections();
    Buffers buffers = connections.buffers().with(Channel.D, integer(value));
    return options.withConnections(connections.withBuffers(buffers));
  }

  private static SimulationOptions pack(SimulationOptions options, String value) {
    var connections = options.network().connections();
    return options.withConnections(connections.withPacking(new Packing(integer(value), 0)));
  }

  private static TapPlacement placement(String value) {
    TapPlacement[] placements = {TapPlacement.HOST, TapPlacement.POOL, TapPlacement.BOTH};
    return Choice.named("tap placement", value, placements, p -> lower(p.name()));
  }

  private static Fit fit(String value) {
    return Choice.named("fit", value, Fit.values(), f -> lower(f.name()));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
