package io.memwall.collectors.agent.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.agent.Frames;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** However time is cut, nothing is lost and nothing doubles. */
final class IntervalCuttingTest {
  private static final long START = 1_767_225_600_123_456_789L;

  @Property(tries = 300)
  void sums_overIntervals_areTheSameForEveryLength(
      @ForAll("lengths") IntervalLength length,
      @ForAll @Size(max = 60)
          List<@LongRange(min = -400_000_000L, max = 3_000_000_000L) Long> steps) {
    Metered fine = run(length, steps);
    Metered coarse = run(IntervalLength.SECOND, steps);

    assertThat(sums(fine)).isEqualTo(sums(coarse));
    assertThat(sums(fine).get("frames")).isEqualTo(steps.size());
    assertThat(fine.ends.stream().mapToLong(IntervalEnd::frames).sum()).isEqualTo(steps.size());
  }

  @Property(tries = 300)
  void intervals_areAlignedAndFollowEachOtherWithoutAGap(
      @ForAll("lengths") IntervalLength length,
      @ForAll @Size(max = 40)
          List<@LongRange(min = -400_000_000L, max = 3_000_000_000L) Long> steps) {
    Metered metered = run(length, steps);

    long expected = length.around(START).start();
    for (IntervalEnd end : metered.ends) {
      assertThat(end.interval()).isEqualTo(new Span(expected, expected + length.nanos()));
      assertThat(Math.floorMod(expected, length.nanos())).isZero();
      expected += length.nanos();
    }
  }

  @Provide
  Arbitrary<IntervalLength> lengths() {
    return Arbitraries.of(IntervalLength.ALLOWED).map(IntervalLength::of);
  }

  /** Gets one way, data the other, and now and then a repeat. */
  private static Metered run(IntervalLength length, List<Long> steps) {
    var metered = new Metered(length, START);
    long now = START;
    int gets = 0;
    int answers = 0;
    for (int i = 0; i < steps.size(); i++) {
      now += steps.get(i);
      switch (i % 4) {
        case 0, 1 -> metered.frame(now, Frames.get(gets++, i));
        case 2 -> metered.frame(now, Frames.data(answers++, i));
        default -> metered.frame(now, Frames.get(gets - 1, i));
      }
    }
    metered.finish();
    return metered;
  }

  private static Map<String, Long> sums(Metered metered) {
    var sums = new TreeMap<String, Long>();
    for (FlowRecord flow : metered.flows) {
      String half = "/" + flow.half().dir();
      sums.merge("frames", flow.frames().total(), Long::sum);
      sums.merge("frames" + half, flow.frames().total(), Long::sum);
      sums.merge("retrans" + half, flow.frames().retrans(), Long::sum);
      sums.merge("wire" + half, flow.bytes().wire(), Long::sum);
      sums.merge("goodput" + half, flow.bytes().goodput(), Long::sum);
      sums.merge("inversions" + half, flow.quality().tsInversions(), Long::sum);
      flow.messages().forEach(m -> sums.merge("messages" + half, m.count(), Long::sum));
    }
    sums.putIfAbsent("frames", 0L);
    return sums;
  }
}
