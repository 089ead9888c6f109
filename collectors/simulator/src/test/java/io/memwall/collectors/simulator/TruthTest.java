package io.memwall.collectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.memwall.collectors.simulator.allocator.AllocationEvent;
import io.memwall.collectors.simulator.fabric.LinkSpeed;
import io.memwall.collectors.simulator.fabric.Profile;
import io.memwall.collectors.simulator.fabric.TapPlacement;
import io.memwall.collectors.simulator.truth.HalfFigure;
import io.memwall.collectors.simulator.truth.HalfKey;
import io.memwall.collectors.simulator.truth.HalfSecond;
import io.memwall.collectors.simulator.truth.HalfTotals;
import io.memwall.collectors.simulator.truth.LiveTruth;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The truth against the decoded bytes, half by half and second by second. */
final class TruthTest {
  private static final long SECOND = 1_000_000_000L;

  /** Starts in the middle of a second and has slow traffic, so that seconds differ. */
  private static SimulationOptions threeSeconds(Scenario scenario) {
    return SimulationOptions.of(scenario)
        .withStart(Instant.parse("2026-01-01T00:00:00.400Z"))
        .withLink(new LinkSpeed(1_000_000_000L, 500))
        .withInterArrivalNanos(1_000_000)
        .withDuration(Duration.ofSeconds(2));
  }

  private static Predicate<DecodedFrame> on(HalfKey half) {
    return frame ->
        frame.seen().tap().equals(half.tap())
            && frame.seen().source().equals(half.macSrc())
            && frame.seen().destination().equals(half.macDst());
  }

  private static HalfSecond sum(List<DecodedFrame> frames, long t0, long t1) {
    List<DecodedFrame> within =
        frames.stream().filter(f -> f.seen().tNanos() >= t0 && f.seen().tNanos() < t1).toList();
    return new HalfSecond(
        t0,
        t1,
        within.size(),
        within.stream().mapToLong(DecodedFrame::wireBytes).sum(),
        within.stream().mapToLong(DecodedFrame::payload).sum(),
        within.stream().filter(DecodedFrame::hasMessage).count());
  }

  @ParameterizedTest
  @CsvSource({
    "STEADY,WD11,HOST",
    "STEADY,SPEC103,POOL",
    "PINGPONG,WD11,BOTH",
    "PINGPONG,SPEC103,HOST",
    "DEMO,WD11,POOL",
    "DEMO,SPEC103,BOTH"
  })
  void truth_equalsWhatTheBytesSay(Scenario scenario, Profile profile, TapPlacement taps) {
    Runs run = Runs.of(threeSeconds(scenario).withProfile(profile).withTaps(taps));

    for (HalfKey half : run.simulation().truth().halves()) {
      List<DecodedFrame> frames = run.frames().stream().filter(on(half)).toList();
      assertTotals(run.simulation().truth().totals(half), frames);
      List<HalfSecond> seconds = run.simulation().truth().seconds(half);
      assertThat(seconds).hasSizeGreaterThanOrEqualTo(3);
      assertThat(seconds.stream().mapToLong(HalfSecond::frames).sum()).isEqualTo(frames.size());
      for (HalfSecond second : seconds) {
        assertThat(second).isEqualTo(sum(frames, second.t0(), second.t1()));
      }
    }
  }

  private static void assertTotals(HalfTotals totals, List<DecodedFrame> frames) {
    HalfSecond sum = sum(frames, Long.MIN_VALUE, Long.MAX_VALUE);
    assertThat(totals.frames()).isEqualTo(sum.frames()).isPositive();
    assertThat(totals.wireBytes()).isEqualTo(sum.wireBytes());
    assertThat(totals.goodputBytes()).isEqualTo(sum.goodputBytes());
    assertThat(totals.get(HalfFigure.FRAME_BYTES))
        .isEqualTo(frames.stream().mapToLong(f -> f.seen().length() + 4L).sum());
    assertThat(totals.get(HalfFigure.ACK_ONLY_FRAMES))
        .isEqualTo(frames.stream().filter(f -> f.header().type() == 1).count());
    assertThat(totals.get(HalfFigure.EMPTY_FRAMES))
        .isEqualTo(frames.stream().filter(f -> f.header().type() != 1 && !f.hasMessage()).count());
    Map<String, Long> messages = new TreeMap<>();
    totals.messages().forEach((kind, n) -> messages.put(kind.channel().name() + kind.opcode(), n));
    messages.forEach(
        (what, n) ->
            assertThat(frames.stream().filter(f -> f.hasMessage() && f.is(what)))
                .hasSize((int) (long) n));
    assertThat(messages.values().stream().mapToLong(n -> n).sum()).isEqualTo(sum.messages());
    totals
        .flits()
        .forEach(
            (channel, flits) ->
                assertThat(
                        frames.stream()
                            .filter(f -> f.channel() == channel.code())
                            .mapToLong(DecodedFrame::flits)
                            .sum())
                    .isEqualTo(flits));
  }

  @Test
  void seconds_areAlignedToUtcWhateverTheStart() {
    Simulation simulation = Runs.of(threeSeconds(Scenario.STEADY)).simulation();

    List<HalfSecond> seconds = simulation.truth().seconds(simulation.truth().halves().get(0));
    assertThat(seconds.get(0).t1() - seconds.get(0).t0()).isEqualTo(600_000_000);
    assertThat(seconds.get(0).t1() % SECOND).isZero();
    assertThat(seconds.get(1).t1() - seconds.get(1).t0()).isEqualTo(SECOND);
    for (int i = 1; i < seconds.size(); i++) {
      assertThat(seconds.get(i).t0()).isEqualTo(seconds.get(i - 1).t1());
    }
  }

  @Test
  void pools_areWhatTheirLedgersAddUpTo() {
    Runs run = Runs.of(threeSeconds(Scenario.DEMO));

    long lastSecond = 0;
    for (var second : run.simulation().truth().poolSeconds("pool0")) {
      long used = 0;
      for (AllocationEvent event : run.allocations()) {
        if (event.poolId().equals("pool0") && event.tNanos() < second.t1()) {
          long bytes = event.extents().stream().mapToLong(e -> e.length()).sum();
          used += event.op() == AllocationEvent.Op.FREE ? -bytes : bytes;
        }
      }
      assertThat(second.use().usedBytes()).isEqualTo(used);
      assertThat(second.use().freeBytes()).isEqualTo((64L << 30) - used);
      lastSecond = second.t1();
    }
    assertThat(lastSecond).isPositive();
  }

  @Test
  void liveTruth_knowsSecondsThatAreOverAndNoOthers() {
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    Simulation simulation =
        new Simulation(
            SimulationOptions.of(Scenario.DEMO).withStart(start),
            (tap, tNanos, frame, direction) -> {},
            event -> {});
    LiveTruth live = simulation.live();
    HalfKey half = live.halves().iterator().next();
    long first = start.getEpochSecond();

    simulation.runUntil((first + 1) * SECOND - 1);
    assertThat(live.half(half, first)).isEmpty();

    simulation.runUntil((first + 1) * SECOND);
    assertThat(live.half(half, first)).isPresent();
    assertThat(live.half(half, first + 1)).isEmpty();
    assertThat(live.second(first)).containsOnlyKeys(live.halves());
    assertThat(live.pool("pool1", first)).isEqualTo(live.pool("pool1")).isPresent();
    assertThat(live.half(new HalfKey("h9", "x", "y"), first)).isEmpty();
    assertThat(live.pool("pool9")).isEmpty();
  }

  @Test
  void theFile_hasOneLinePerFigure() throws Exception {
    Simulation simulation =
        Runs.of(SimulationOptions.of(Scenario.PINGPONG).withRequests(10)).simulation();
    StringWriter text = new StringWriter();
    simulation.writeTruth(text);

    List<String> lines = text.toString().lines().toList();
    for (String line : lines) {
      JsonNode node = JsonMapper.builder().build().readTree(line);
      assertThat(node.fieldNames())
          .toIterable()
          .containsExactly("metric", "key", "t0", "t1", "value", "tol");
    }
    assertThat(lines)
        .anyMatch(
            line ->
                line.startsWith(
                        "{\"metric\":\"transfers\",\"key\":{\"pool\":\"pool0\","
                            + "\"line\":\"0x10000000000\"},\"t0\":1767225600000000000")
                    && line.endsWith("\"value\":9,\"tol\":0}"));
    assertThat(lines).anyMatch(line -> line.contains("tenant_used_bytes"));
    assertThat(lines).anyMatch(line -> line.contains("frames_1s"));
  }
}
