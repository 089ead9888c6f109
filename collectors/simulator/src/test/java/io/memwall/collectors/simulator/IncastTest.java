package io.memwall.collectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.simulator.fabric.Buffers;
import io.memwall.collectors.simulator.fabric.Channel;
import io.memwall.collectors.simulator.fabric.TapPlacement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 256 reads at one port: answers leave it back to back, one every 10.08 ns. */
final class IncastTest {
  private static final int OUTSTANDING = 256;

  private static Runs run() {
    SimulationOptions options = SimulationOptions.of(Scenario.INCAST, Size.S);
    return Runs.of(
        options
            .withTaps(TapPlacement.ALL)
            .withConnections(
                options
                    .network()
                    .connections()
                    .withBuffers(Buffers.OF_PROFILE.with(Channel.D, 1 << 14))));
  }

  private static List<DecodedFrame> answers(Runs run, String tap) {
    return run.frames().stream()
        .filter(f -> f.hasMessage() && f.is("D1") && f.seen().tap().equals(tap))
        .toList();
  }

  @Test
  void thePoolsPort_isBusyAllTheTime() {
    List<DecodedFrame> answers = answers(run(), "p0.nic");

    int first = answers.size() / 4;
    int last = answers.size() * 3 / 4;
    long nanos = answers.get(last).seen().tNanos() - answers.get(first).seen().tNanos();
    // 126 bytes of line time each, at 100 Gb/s.
    assertThat(nanos * 100 / 1008)
        .isBetween((last - first) * 99L / 100, (last - first) * 102L / 100);
  }

  @Test
  void everyHost_getsTheSameShare() {
    List<DecodedFrame> answers = answers(run(), "p0.nic").subList(0, 5_000);

    long toFirst =
        answers.stream().filter(f -> f.seen().destination().equals("02:00:00:00:00:00")).count();
    assertThat(toFirst).isBetween(2_450L, 2_550L);
  }

  @Test
  void aRequest_takesAsLongAsAllThatAreOutstanding() {
    Runs run = run();

    // Little's law, less what requests wait in the hosts' ports before the tap sees them.
    long closedForm = OUTSTANDING * 1008 / 100;
    for (var view : run.simulation().views()) {
      if (view.tap().name().startsWith("h")) {
        long median =
            run.simulation()
                .truth()
                .latencies(view)
                .get(io.memwall.collectors.simulator.truth.RequestClass.GET)
                .percentile(50)
                .orElseThrow();
        assertThat(median).isBetween(closedForm * 9 / 10, closedForm * 101 / 100);
      }
    }
  }

  @Test
  void theMirror_seesEveryFrameOnce() {
    Runs run = run();

    assertThat(answers(run, "sw0.mirror")).hasSameSizeAs(answers(run, "p0.nic"));
  }
}
