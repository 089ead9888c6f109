package io.memwall.collectors.wire.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.wire.DecoderSettings;
import io.memwall.collectors.wire.FrameMutator;
import io.memwall.collectors.wire.Reject;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Five million frames, sane and damaged, in order and out of it, through the decoder and the
 * tracking: no exception, no runaway state, and counters that add up after every interval.
 */
final class TrackerFuzzTest {
  private static final int FRAMES = 5_000_000;
  private static final int SEQUENCE = 512;
  private static final int INTERVAL = 50_000;
  private static final FlowSettings SETTINGS =
      FlowSettings.of(
              DecoderSettings.DEFAULT.withEtherTypes(Set.of(0xAAAA, 0x8925, 0x0000, 0x0870)),
              "fuzz")
          .withMemoryBytes(4 << 20);

  private final Balance balance = new Balance();
  private final FlowTable table = new FlowTable(SETTINGS, balance);

  @Test
  void framesOfAnyKindAndOrder_neverBreakTheTracking() {
    FrameMutator frames = new FrameMutator(5_000_011);
    long nanos = 1_000_000_000L;
    for (int i = 0; i < FRAMES; i++) {
      if (i % SEQUENCE == 0) {
        frames.nextSequence();
      }
      nanos += frames.nextStep();
      frames.next();
      table.onFrame(nanos, frames.buffer(), 0, frames.captured(), frames.wireLength());
      if (frames.dropsNow()) {
        table.captureDrops(nanos, 1);
      }
      if (i % INTERVAL == INTERVAL - 1) {
        table.cut(balance);
      }
    }
    table.finish(nanos);
    table.cut(balance);

    assertBalance();
  }

  private void assertBalance() {
    TapView tap = table.tap();
    long rejected = Arrays.stream(Reject.values()).mapToLong(tap::total).sum();
    assertThat(tap.total(TapCounter.FRAMES)).isEqualTo(FRAMES);
    assertThat(tap.total(TapCounter.TLOE_FRAMES))
        .isEqualTo(FRAMES - rejected - tap.mirrorDuplicates())
        .isGreaterThan(FRAMES / 2);
    assertThat(balance.frames)
        .isEqualTo(
            tap.total(TapCounter.TLOE_FRAMES)
                - tap.total(TapCounter.SAME_MAC_UNASSIGNED)
                - tap.total(TapCounter.UNREPORTED_FRAMES));
    assertThat(balance.matched).as("some transactions were matched").isPositive();
    assertThat(balance.ended).isLessThanOrEqualTo(balance.requests);
    assertThat(balance.violations).isPositive();
  }
}
