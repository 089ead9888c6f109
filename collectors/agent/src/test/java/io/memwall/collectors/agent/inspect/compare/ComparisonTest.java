package io.memwall.collectors.agent.inspect.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.memwall.collectors.agent.inspect.Exchange;
import io.memwall.collectors.agent.inspect.InspectOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ComparisonTest {
  @TempDir Path directory;

  @Test
  void captureWithItself_differsInNothing() {
    Side side = side("a.pcap", 10, 0);

    Comparison comparison = Comparison.of(side, side);

    assertThat(comparison.shifts()).isEmpty();
    assertThat(comparison.equal()).isPositive();
    assertThat(comparison.frames())
        .allSatisfy(
            frames -> {
              assertThat(frames.both()).isEqualTo(10);
              assertThat(frames.shift()).hasValue(new FrameShift.Shift(0, 0, 0, 0));
            });
  }

  @Test
  void anotherTap_isShiftedByItsClock() {
    Comparison comparison = Comparison.of(side("a.pcap", 10, 0), side("b.pcap", 10, 730));

    assertThat(comparison.shifts()).isEmpty();
    assertThat(comparison.frames())
        .allSatisfy(
            frames ->
                assertThat(frames.shift()).hasValue(new FrameShift.Shift(730, 730, 730, 730)));
  }

  @Test
  void longerCapture_hasFramesOfItsOwnAndOtherFigures() {
    Comparison comparison = Comparison.of(side("a.pcap", 10, 0), side("b.pcap", 13, 0));

    assertThat(comparison.frames())
        .extracting(FrameShift::both, FrameShift::onlyHere, FrameShift::onlyThere)
        .containsOnly(tuple(10L, 0L, 3L));
    assertThat(comparison.shifts())
        .filteredOn(shift -> shift.figure().equals("frames"))
        .hasSize(2)
        .allSatisfy(shift -> assertThat(shift.difference()).hasValue(3));
    assertThat(comparison.text())
        .contains("Compared with ", "max_ns.GET", "Frames by sequence number");
  }

  private Side side(String name, int gets, long clockNanos) {
    return Side.of(Exchange.of(directory, name, gets, clockNanos), InspectOptions.DEFAULT);
  }
}
