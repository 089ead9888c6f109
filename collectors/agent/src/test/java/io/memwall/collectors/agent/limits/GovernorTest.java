package io.memwall.collectors.agent.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GovernorTest {
  private static final long SECOND = 1_000_000_000;
  private static final int TICKS_A_SECOND = 100;

  @TempDir Path process;

  private final Pulled levers = new Pulled();
  private long now;
  private long ticks;

  // A start took more than its share for some seconds, and captures looked away for a minute.
  @Test
  void cores_ofTheStart_areNoReasonToLookLess() {
    Governor governor = governor();
    seconds(governor, 15, 1.0);
    assertThat(governor.step()).isZero();
    assertThat(levers.share).isEqualTo(1);

    seconds(governor, 2, 1.0);
    assertThat(governor.step()).isPositive();
    assertThat(levers.share).isLessThan(1);
  }

  @Test
  void room_bringsEverythingBack() {
    Governor governor = governor();
    seconds(governor, 30, 1.0);
    seconds(governor, 300, 0.01);
    assertThat(governor.step()).isZero();
    assertThat(levers.step).isZero();
    assertThat(levers.share).isEqualTo(1);
  }

  // The first fourteen seconds of a fabric were told by twos, because Kafka was found after a
  // second.
  @Test
  void eventsThatWaitAtTheStart_areNoReasonForCoarserIntervals() {
    levers.asked = 1;
    Governor governor = governor();
    seconds(governor, 15, 0.01);
    assertThat(governor.step()).isZero();

    seconds(governor, 2, 0.01);
    assertThat(governor.step()).isEqualTo(1);
  }

  private Governor governor() {
    write(0);
    var governor = new Governor(new Usage(process), () -> now, levers);
    governor.keep(Optional.of(new Limits(0.5, 1L << 30)));
    return governor;
  }

  private void seconds(Governor governor, int seconds, double cores) {
    for (int i = 0; i < seconds; i++) {
      now += SECOND;
      ticks += Math.round(cores * TICKS_A_SECOND);
      write(ticks);
      governor.round();
    }
  }

  /** As the kernel writes it, in hundredths of a second. */
  private void write(long used) {
    try {
      Files.writeString(
          process.resolve("stat"),
          "7 (java) S 1 1 1 0 -1 4194304 9 0 0 0 " + used + " 0 0 0 20 0\n");
      Files.writeString(process.resolve("status"), "VmRSS:\t    2048 kB\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Pulled implements Governor.Levers {
    private int asked;
    private int step;
    private double share = 1;

    @Override
    public int askedFor() {
      return asked;
    }

    @Override
    public void coarser(int to) {
      step = to;
    }

    @Override
    public void look(double to) {
      share = to;
    }

    @Override
    public void tidy() {}
  }
}
