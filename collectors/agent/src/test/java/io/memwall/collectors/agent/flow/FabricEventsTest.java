package io.memwall.collectors.agent.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.simulator.Scenario;
import io.memwall.collectors.simulator.Simulation;
import io.memwall.collectors.simulator.SimulationOptions;
import io.memwall.collectors.simulator.fabric.Profile;
import io.memwall.collectors.simulator.fabric.TapPlacement;
import io.memwall.collectors.wire.hot.HotCounter;
import io.memwall.collectors.wire.sample.SamplerSettings;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is told of a simulated fabric besides flow records. */
final class FabricEventsTest {
  private static final SamplerSettings ALL = new SamplerSettings(1, 0);

  @Test
  void fightOverALine_isToldOfItsPoolWithItsMasters() {
    Metered metered = run(SimulationOptions.of(Scenario.PINGPONG), SamplerSettings.DEFAULT);

    assertThat(metered.hot).isNotEmpty();
    HotReading busiest =
        metered.hot.stream()
            .max((a, b) -> Long.compare(a.totalWeight(), b.totalWeight()))
            .orElseThrow();
    HotReading.Place line = busiest.lines().get(0);
    assertThat(busiest.key()).isEqualTo(busiest.pool().mac().orElseThrow());
    assertThat(busiest.masters()).doesNotContain(busiest.key()).doesNotHaveDuplicates();
    assertThat(line.masters().known()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(line.count(HotCounter.TRANSFERS)).isPositive();
    assertThat(line.masters().lastOwner()).isPresent();
    assertThat(busiest.regions()).extracting(HotReading.Place::address).doesNotContain(1L);
    assertThat(busiest.regions().get(0).distinctLines()).isPresent();
    assertThat(busiest.lines().stream().mapToLong(HotReading.Place::weight).sum())
        .isEqualTo(busiest.totalWeight());
  }

  @Test
  void turnsOnALine_haveTheMovesOfTheClosedForm() {
    int turns = 300;
    var options = SimulationOptions.of(Scenario.PINGPONG).withRequests(turns);
    HotReading told = run(options, SamplerSettings.DEFAULT).hot.get(0);
    HotReading.Place line = told.lines().get(0);

    assertThat(told.position()).isEmpty();
    assertThat(line.count(HotCounter.GRANTS_T)).isEqualTo(turns);
    assertThat(line.count(HotCounter.TRANSFERS)).isEqualTo(turns - 1);
    assertThat(line.count(HotCounter.TRANSFERS_TIMED)).isEqualTo(turns - 1);
    assertThat(line.count(HotCounter.TRANSFER_NANOS)).isPositive();
    assertThat(told.totals())
        .containsEntry(HotCounter.ACQUIRE_N_TO_T, (long) turns)
        .containsEntry(HotCounter.PROBE_TO_N, turns - 1L)
        .containsEntry(HotCounter.PROBE_ACK_T_TO_N, turns - 1L)
        .containsEntry(HotCounter.PROBE_ACK_DATA, turns - 1L)
        .doesNotContainKeys(HotCounter.HANDOFFS, HotCounter.UNKNOWN, HotCounter.UPGRADES_WITH_DATA);
  }

  /** R rounds of one writer and K readers: probes and acquires are of each round K + 1. */
  @Test
  void roundsOfReaders_haveTheProbesOfTheClosedForm() {
    int rounds = 100;
    var options = SimulationOptions.of(Scenario.READMOSTLY).withRequests(rounds);
    int readers = options.size().hosts() - 1;
    var totals = run(options, SamplerSettings.DEFAULT).hot.get(0).totals();

    long acquires =
        totals.getOrDefault(HotCounter.ACQUIRE_N_TO_T, 0L)
            + totals.getOrDefault(HotCounter.ACQUIRE_B_TO_T, 0L);
    assertThat(acquires).isEqualTo(1 + rounds);
    assertThat(totals)
        .containsEntry(HotCounter.ACQUIRE_N_TO_B, (long) rounds * readers)
        .containsEntry(HotCounter.PROBE_TO_N, (long) rounds * readers)
        .containsEntry(HotCounter.PROBE_TO_B, (long) rounds)
        .doesNotContainKey(HotCounter.TRANSFERS);
  }

  @Test
  void poolThatIsOnlyRead_isToldToHaveNothingHot() {
    HotReading told =
        run(SimulationOptions.of(Scenario.STEADY), SamplerSettings.DEFAULT).hot.get(0);

    assertThat(told.totalWeight()).isZero();
    assertThat(told.lines()).isEmpty();
    assertThat(told.totals()).containsOnlyKeys(HotCounter.READS, HotCounter.READ_BYTES);
  }

  @Test
  void connections_areSeenOpenedAndEstablished_onceEach() {
    Metered metered = run(SimulationOptions.of(Scenario.STEADY), SamplerSettings.DEFAULT);

    Map<String, Long> seen = kinds(metered, ConnectionNote.Kind.FIRST_SEEN);
    assertThat(seen).isNotEmpty();
    assertThat(seen.values()).containsOnly(1L);
    assertThat(kinds(metered, ConnectionNote.Kind.OPENED)).isEqualTo(seen);
    assertThat(kinds(metered, ConnectionNote.Kind.ESTABLISHED)).isEqualTo(seen);
    assertThat(metered.notes)
        .filteredOn(note -> note.kind() == ConnectionNote.Kind.ESTABLISHED)
        .allSatisfy(note -> assertThat(note.base()).isNotEmpty());
  }

  @Test
  void violations_standForAsManyAsWereCounted() {
    Metered metered = run(lossy(), SamplerSettings.DEFAULT);

    var told = new HashMap<String, Long>();
    var events = new HashMap<String, Long>();
    for (ConnectionNote note : violations(metered)) {
      String what = name(note.half()) + note.code().orElseThrow();
      told.merge(what, note.count(), Long::sum);
      events.merge(what, 1L, Long::sum);
      assertThat(note.breach()).isPresent();
    }
    var counted = new HashMap<String, Long>();
    for (FlowRecord flow : metered.flows) {
      flow.quality()
          .anomalies()
          .forEach((code, n) -> counted.merge(name(flow.half()) + code, n, Long::sum));
    }
    assertThat(told).isNotEmpty();
    counted.keySet().retainAll(told.keySet());
    assertThat(told).isEqualTo(counted);
    // One by one, and the rest in one, for each ten seconds.
    assertThat(events.values())
        .allSatisfy(
            n ->
                assertThat(n)
                    .isLessThanOrEqualTo((ViolationLimit.ONE_BY_ONE + 1L) * hotIntervals(metered)));
  }

  @Test
  void transactions_allSampled_areAsManyAsWereMatched() {
    Metered metered = run(SimulationOptions.of(Scenario.STEADY), ALL);

    long matched = metered.flows.stream().mapToLong(f -> f.tracking().matching().matched()).sum();
    assertThat(matched).isPositive();
    assertThat(metered.exchanges)
        .filteredOn(exchange -> exchange.ending().outcome().equals("MATCHED"))
        .hasSize(Math.toIntExact(matched))
        .allSatisfy(
            exchange -> {
              assertThat(exchange.sample().head()).isTrue();
              assertThat(exchange.sample().weight()).isEqualTo(1);
              long took =
                  exchange.ending().nanos().orElseThrow() - exchange.request().sight().frameNanos();
              assertThat(exchange.ending().latencyNanos()).hasValue(took);
            });
  }

  @Test
  void tapsOfOneConnection_sampleTheSameRequests() {
    var watchedTwice = SimulationOptions.of(Scenario.STEADY).withTaps(TapPlacement.BOTH);
    Metered metered = run(watchedTwice, new SamplerSettings(1.0 / 8, 0));

    var byConnection = new HashMap<String, Map<String, Set<String>>>();
    for (SampledExchange exchange : metered.exchanges) {
      byConnection
          .computeIfAbsent(exchange.half().connId(), id -> new HashMap<>())
          .computeIfAbsent(exchange.half().tapId(), id -> new TreeSet<>())
          .add(exchange.request().source() + "@" + exchange.request().address());
    }
    var doubled = byConnection.values().stream().filter(taps -> taps.size() > 1).toList();
    assertThat(doubled).isNotEmpty();
    for (Map<String, Set<String>> taps : doubled) {
      assertThat(Set.copyOf(taps.values())).hasSize(1);
    }
  }

  @Test
  void events_areNeverOlderThanTheirInterval() {
    Metered metered = run(lossy(), ALL);

    assertThat(metered.late).isEmpty();
    assertThat(metered.hot)
        .allSatisfy(
            reading -> {
              assertThat(reading.interval().nanos()).isBetween(1L, FlowMeter.HOT_NANOS);
              assertThat(reading.interval().end()).isLessThanOrEqualTo(metered.meter.open().end());
            });
  }

  /** An acquire may wait for credits there while its line is taken away, which is no offence. */
  @Test
  void lossyFabricOfTheFirstHardware_breaksNoRule() {
    var fabric =
        lossy()
            .withProfile(Profile.WD10)
            .withSeed(6)
            .withRequests(10_000)
            .withTaps(TapPlacement.BOTH);
    Metered metered = run(fabric, SamplerSettings.DEFAULT);

    assertThat(violations(metered)).isEmpty();
    assertThat(kinds(metered, ConnectionNote.Kind.ESTABLISHED)).isNotEmpty();
  }

  /** An implementation whose answers have sizes of their own, where frames are lost. */
  private static SimulationOptions lossy() {
    return SimulationOptions.of(Scenario.QUIRKS_LOSSY).withProfile(Profile.ETRI11);
  }

  private static long hotIntervals(Metered metered) {
    long first = metered.ends.get(0).interval().start();
    return (metered.meter.open().end() - first) / FlowMeter.HOT_NANOS + 1;
  }

  private static List<ConnectionNote> violations(Metered metered) {
    return notes(metered, note -> note.kind() == ConnectionNote.Kind.VIOLATION);
  }

  private static List<ConnectionNote> notes(Metered metered, Predicate<ConnectionNote> which) {
    return metered.notes.stream().filter(which).toList();
  }

  /** How often each connection at each tap had a turn. */
  private static Map<String, Long> kinds(Metered metered, ConnectionNote.Kind kind) {
    return notes(metered, note -> note.kind() == kind).stream()
        .collect(
            Collectors.groupingBy(
                note -> note.half().tapId() + note.half().connId(), Collectors.counting()));
  }

  private static String name(FlowRecord.Half half) {
    return half.tapId() + "/" + half.connId() + "/" + half.dir() + "/";
  }

  private static Metered run(SimulationOptions options, SamplerSettings sampling) {
    var metered =
        new Metered(
            Metered.settings(IntervalLength.of(Duration.ofMillis(100))).withSampling(sampling),
            options.start().getEpochSecond() * 1_000_000_000L);
    new Simulation(
            options,
            (tap, nanos, bytes, direction) -> metered.frame(nanos, tap.index(), copy(bytes)),
            event -> {})
        .runToEnd();
    metered.finish();
    return metered;
  }

  private static byte[] copy(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return copy;
  }
}
