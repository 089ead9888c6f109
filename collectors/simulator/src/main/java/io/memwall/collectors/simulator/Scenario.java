package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.fabric.DropRule;
import io.memwall.collectors.simulator.fabric.Reconnects;
import io.memwall.collectors.simulator.fabric.TapFaults;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * What happens on the fabric. Variants of one thing are scenarios of their own, named after it:
 * {@code lossy-1}, {@code lossy-5}.
 */
public enum Scenario {
  STEADY(
      "steady",
      "Every host reads 64-byte lines with a fixed window of requests; nothing is lost.",
      Steady::begin,
      Setups::plain),
  PINGPONG(
      "pingpong",
      "Pairs of hosts write one shared line in turn, so that it moves every time.",
      PingPong::begin,
      Setups::shared),
  FALSESHARE(
      "falseshare",
      "Pairs of hosts write different words of one line in turn.",
      PingPong::falseSharing,
      Setups::shared),
  READMOSTLY(
      "readmostly",
      "One host of a pool writes a line, all others read it, round by round.",
      ReadMostly::begin,
      Setups::shared),
  STARVE_18(
      "starve-18",
      "Reads with room for two answers at the host: it waits for credits nearly always.",
      Steady::begin,
      o -> Setups.starve(o, 18)),
  STARVE_27(
      "starve-27",
      "Reads with room for three answers at the host.",
      Steady::begin,
      o -> Setups.starve(o, 27)),
  STARVE_1024(
      "starve-1024",
      "Reads with room for more answers than there are requests: no waiting for credits.",
      Steady::begin,
      o -> Setups.starve(o, 1024)),
  LOSSY_01(
      "lossy-01",
      "All kinds of operations while cables lose a frame in a thousand.",
      Mixture::begin,
      o -> Setups.lossy(o, 1_000)),
  LOSSY_1(
      "lossy-1",
      "All kinds of operations while cables lose a frame in a hundred.",
      Mixture::begin,
      o -> Setups.lossy(o, 10_000)),
  LOSSY_5(
      "lossy-5",
      "All kinds of operations while cables lose a frame in twenty.",
      Mixture::begin,
      o -> Setups.lossy(o, 50_000)),
  LOSSY_BURSTS(
      "lossy-bursts",
      "All kinds of operations while cables lose frames in bursts.",
      Mixture::begin,
      Setups::lossyInBursts),
  INCAST(
      "incast",
      "All hosts of a pool read through a switch, so that the pool's port is full.",
      Steady::together,
      Setups::incast),
  INCAST_WEIGHTED(
      "incast-weighted",
      "As incast, with windows in the proportion 8:4:2:2.",
      Steady::weighted,
      Setups::incastWeighted),
  EXHAUSTION(
      "exhaustion",
      "A tenant allocates until the pool is full and goes on asking; three minutes.",
      Exhaustion::begin,
      Setups::exhaustion),
  LEAK(
      "leak",
      "A tenant takes 10 GiB an hour and frees nothing, others come and go; eight hours.",
      Leak::begin,
      Setups::leak),
  FRAGMENT(
      "fragment",
      "A pool full of small pieces, every second of which goes: half is free, in small holes.",
      Fragment::begin,
      Setups::fragment),
  LLM_TRAIN(
      "llm-train",
      "Training steps: reads, reads and writes, silence, writes; at the end a checkpoint.",
      LlmTrain::begin,
      Setups::llmTrain),
  LLM_INFER(
      "llm-infer",
      "Model requests come by chance, each allocates, reads more with every token, and frees.",
      LlmInfer::begin,
      Setups::llmInfer),
  HOTSPOT(
      "hotspot",
      "Light load, then a tenth of the hosts reads one region ever faster, then light load.",
      Hotspot::begin,
      Setups::hotspot),
  QUIRKS(
      "quirks",
      "All kinds of operations the way the profile does them; nothing is lost.",
      Mixture::begin,
      Setups::quirks),
  QUIRKS_LOSSY(
      "quirks-lossy",
      "All kinds of operations the way the profile does them, a frame in a hundred lost.",
      Mixture::begin,
      o -> Setups.lossy(Setups.quirks(o), 10_000)),
  CAPTURE_FAULTS_DROP97(
      "capture-faults-drop97",
      "Taps miss every 97th frame.",
      Mixture::begin,
      o -> Setups.faults(o, TapFaults.NONE.withDrops(new DropRule.EveryNth(97)))),
  CAPTURE_FAULTS_DROP2PCT(
      "capture-faults-drop2pct",
      "Taps miss two frames in a hundred, by chance.",
      Mixture::begin,
      o -> Setups.faults(o, TapFaults.NONE.withDrops(Setups.twoPercent()))),
  CAPTURE_FAULTS_BURST200(
      "capture-faults-burst200",
      "Taps miss 200 frames in a row, every 2000.",
      Mixture::begin,
      o -> Setups.faults(o, TapFaults.NONE.withDrops(new DropRule.Burst(200, 2_000)))),
  CAPTURE_FAULTS_MIRROR(
      "capture-faults-mirror",
      "Taps record every frame twice, 2 us apart.",
      Mixture::begin,
      o -> Setups.faults(o, TapFaults.NONE.withMirrorDelayNanos(2_000))),
  CAPTURE_FAULTS_SNAPLEN96(
      "capture-faults-snaplen96",
      "Taps cut frames after 96 bytes.",
      Mixture::begin,
      o -> Setups.framing(o, new TapFaults.Framing(false, 0, 0, 96))),
  CAPTURE_FAULTS_FCS(
      "capture-faults-fcs",
      "Taps record the check sequence too.",
      Mixture::begin,
      o -> Setups.framing(o, new TapFaults.Framing(true, 0, 0, 0))),
  CAPTURE_FAULTS_VLAN(
      "capture-faults-vlan",
      "Frames have a VLAN tag.",
      Mixture::begin,
      o -> Setups.framing(o, new TapFaults.Framing(false, 100, 0, 0))),
  CAPTURE_FAULTS_QINQ(
      "capture-faults-qinq",
      "Frames have two VLAN tags.",
      Mixture::begin,
      o -> Setups.framing(o, new TapFaults.Framing(false, 200, 100, 0))),
  CAPTURE_FAULTS_STAMPS256(
      "capture-faults-stamps256",
      "Taps stamp in steps of 256 ns.",
      Mixture::begin,
      o -> Setups.faults(o, TapFaults.NONE.withQuantumNanos(256))),
  CAPTURE_FAULTS_ONESIDED(
      "capture-faults-onesided",
      "Taps at the hosts see only what goes to the pool, taps at the pool only the answers.",
      Mixture::begin,
      Setups::oneSided),
  CAPTURE_FAULTS_SKEW(
      "capture-faults-skew",
      "The clocks of the taps at hosts and pools are 200 us apart.",
      Mixture::begin,
      Setups::skewed),
  CAPTURE_FAULTS_ALL(
      "capture-faults-all",
      "Losses, tags, check sequences, coarse stamps, mirror copies and wrong clocks together.",
      Mixture::begin,
      Setups::allFaults),
  DELIVERY_FAULTS(
      "delivery-faults",
      "Plain traffic for a minute, and a plan of what befalls the events about it.",
      DeliveryFaults::begin,
      Setups::deliveryFaults),
  WRAP(
      "wrap", "Reads across the wrap of the 22-bit sequence numbers.", Steady::begin, Setups::wrap),
  RECONNECT(
      "reconnect",
      "Connections are closed and opened again, five times.",
      Mixture::begin,
      o -> Setups.reconnect(o, Reconnects.Manner.CLOSE)),
  RECONNECT_RESET(
      "reconnect-reset",
      "Hosts forget their connections in the middle of things and open anew, five times.",
      Mixture::begin,
      o -> Setups.reconnect(o, Reconnects.Manner.RESET)),
  MALFORMED(
      "malformed",
      "Among reads the first host's tap records frames that no endpoint should send.",
      Malformed::begin,
      Setups::plain),
  MALFORMED_FLIPS(
      "malformed-flips",
      "All kinds of operations, and in one frame of a thousand one bit is wrong.",
      Malformed::flips,
      Setups::quirks),
  DEMO(
      "demo",
      "Hosts read and write at different rates without end, and tenants come and go; every five"
          + " minutes a fight over a line, a want of credits, a bad cable and a filling pool.",
      Demo::begin,
      Setups::demo);

  private final String word;
  private final String sentence;

  // Scripts and setups here are methods and hold nothing.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Script script;

  @SuppressWarnings("ImmutableEnumChecker")
  private final UnaryOperator<SimulationOptions> setup;

  Scenario(String word, String sentence, Script script, UnaryOperator<SimulationOptions> setup) {
    this.word = word;
    this.sentence = sentence;
    this.script = script;
    this.setup = setup;
  }

  /**
   * The scenario of this name; the name of a family stands for its first variant.
   *
   * @throws IllegalArgumentException naming the scenarios there are
   */
  public static Scenario named(String word) {
    return Arrays.stream(values())
        .filter(scenario -> scenario.word.startsWith(word + "-"))
        .filter(scenario -> Arrays.stream(values()).noneMatch(s -> s.word.equals(word)))
        .findFirst()
        .orElseGet(() -> Choice.named("scenario", word, values(), Scenario::word));
  }

  /** The name users type. */
  public String word() {
    return word;
  }

  /** One sentence for a list of scenarios. */
  public String sentence() {
    return sentence;
  }

  /** The size it has unless told otherwise. */
  public Size usualSize() {
    return this == DEMO ? Size.M : Size.S;
  }

  SimulationOptions setUp(SimulationOptions plain) {
    return setup.apply(plain);
  }

  Script script() {
    return script;
  }
}
