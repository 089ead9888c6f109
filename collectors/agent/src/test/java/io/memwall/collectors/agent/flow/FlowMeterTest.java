package io.memwall.collectors.agent.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memwall.collectors.agent.Frames;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class FlowMeterTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long START = 1_767_225_600 * SECOND;

  @Test
  void frames_ofTwoIntervals_makeARecordEach() {
    var metered = new Metered(IntervalLength.SECOND, START + SECOND / 2);
    metered.frame(START + SECOND / 2, Frames.get(0, 1));
    metered.frame(START + SECOND - 1, Frames.get(1, 2));
    metered.frame(START + SECOND, Frames.get(2, 3));
    metered.finish();

    assertThat(metered.flows)
        .extracting(FlowRecord::interval)
        .containsExactly(
            new Span(START, START + SECOND), new Span(START + SECOND, START + 2 * SECOND));
    assertThat(metered.flows).extracting(f -> f.frames().total()).containsExactly(2L, 1L);
    assertThat(metered.flows).extracting(f -> f.totals().frames()).containsExactly(2L, 3L);
    FlowRecord first = metered.flows.get(0);
    assertThat(first.half().tapId()).isEqualTo("tap0");
    assertThat(first.half().macSource()).isEqualTo(Frames.HOST_MAC);
    assertThat(first.half().macDestination()).isEqualTo(Frames.POOL_MAC);
    assertThat(first.half().vlanOuter()).isEmpty();
    assertThat(first.messages()).containsExactly(new FlowRecord.MessageCount(1, 4, 2, 4, 0));
  }

  @Test
  void quietIntervals_betweenFrames_areTold() {
    var metered = new Metered(IntervalLength.SECOND, START);
    metered.frame(START, Frames.get(0, 1));
    metered.frame(START + 3 * SECOND, Frames.get(1, 1));
    metered.finish();

    assertThat(metered.ends)
        .extracting(end -> end.interval().start() - START)
        .containsExactly(0L, SECOND, 2 * SECOND, 3 * SECOND);
    assertThat(metered.ends).extracting(IntervalEnd::frames).containsExactly(1L, 0L, 0L, 1L);
    // The half fell idle in the second interval; the third has nothing to say of it.
    assertThat(metered.flows)
        .extracting(FlowRecord::idleFrom)
        .containsExactly(OptionalLong.empty(), OptionalLong.of(START), OptionalLong.empty());
  }

  @Test
  void frame_olderThanTheOpenInterval_countsThereAsAnInversion() {
    var metered = new Metered(IntervalLength.SECOND, START);
    metered.frame(START + SECOND, Frames.get(0, 1));
    metered.frame(START + SECOND - 70, Frames.get(1, 1));
    metered.frame(START + SECOND + 5, Frames.get(2, 1));
    metered.finish();

    assertThat(metered.flows).hasSize(1);
    assertThat(metered.flows.get(0).frames().total()).isEqualTo(3);
    assertThat(metered.flows.get(0).quality().tsInversions()).isEqualTo(1);
  }

  @Test
  void clock_thatJumpsAYear_claimsNoTimeBetween() {
    var metered = new Metered(IntervalLength.SECOND, START);
    metered.frame(START, Frames.get(0, 1));
    metered.frame(START + 365 * 86_400 * SECOND, Frames.get(1, 1));
    metered.finish();

    assertThat(metered.ends).hasSize(2);
    assertThat(metered.meter.jumps()).isEqualTo(1);
  }

  @Test
  void times_atTheEdgesOfWhatALongHolds_areNoTrouble() {
    var metered = new Metered(IntervalLength.SECOND, Long.MIN_VALUE / 2);
    metered.frame(Long.MIN_VALUE, Frames.get(0, 1));
    metered.frame(Long.MAX_VALUE, Frames.get(1, 1));
    metered.finish();

    assertThat(metered.flows.stream().mapToLong(f -> f.frames().total()).sum()).isEqualTo(2);
  }

  @Test
  void framesOfOtherTypes_areRejectsOfTheInterval() {
    var metered = new Metered(IntervalLength.SECOND, START);
    metered.frame(START, Frames.other(0x0800));
    metered.frame(START, Frames.get(0, 1));
    metered.finish();

    assertThat(metered.ends.get(0).frames()).isEqualTo(2);
    assertThat(metered.ends.get(0).tloeFrames()).isEqualTo(1);
    assertThat(metered.ends.get(0).rejects()).containsExactly(Map.entry("ethertype", 1L));
  }

  @Test
  void interfaces_areTapsOfTheirOwn() {
    var metered = new Metered(IntervalLength.SECOND, START);
    metered.frame(START, 0, Frames.get(0, 1));
    metered.frame(START, 2, Frames.get(0, 1));
    metered.finish();

    assertThat(metered.flows).extracting(f -> f.half().tapId()).containsExactly("tap0", "tap2");
    assertThat(metered.flows).extracting(f -> f.frames().retrans()).containsOnly(0L);
  }

  @Test
  void length_thatIsNotOffered_isRefusedWithTheChoices() {
    assertThatThrownBy(() -> IntervalLength.of(Duration.ofMillis(300)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "an interval of 300 ms is not possible; choose one of"
                + " 100, 200, 500, 1000, 2000, 5000, 10000 ms");
  }
}
