package io.memwall.collectors.wire.match;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.memwall.collectors.wire.Opcode;
import io.memwall.collectors.wire.hot.HotAddresses;
import io.memwall.collectors.wire.hot.HotSettings;
import io.memwall.collectors.wire.sample.SamplerSettings;
import io.memwall.collectors.wire.sample.TransactionSampler;
import io.memwall.collectors.wire.sketch.Sketch;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Matching, measuring, sampling and following hot lines make no garbage once they have grown. */
final class MatcherAllocationTest {
  private static final int ROUNDS = 200_000;
  private static final int ATTEMPTS = 5;

  /** Feeds what a matcher says into the other blocks. */
  private static final class Chain implements MatchSink {
    final Sketch sketch = new Sketch();
    final HotAddresses hot = new HotAddresses(HotSettings.DEFAULT);
    final TransactionSampler sampler = new TransactionSampler(SamplerSettings.DEFAULT);
    long taken;

    @Override
    public void onTransaction(Transaction t) {
      sketch.add(t.latencyNanos());
      if (t.latencyClass() == LatencyClass.ACQUIRE_BLOCK) {
        hot.onGrant(t.direction(), t.address(), t.responseParam(), t.latencyNanos());
      }
      taken += sampler.takesHead(1, t.source(), (int) t.requestFrame()) ? 1 : 0;
      boolean slow = sampler.takesTail(t.latencyClass(), t.responseNanos(), t.latencyNanos());
      taken += slow ? 1 : 0;
    }

    @Override
    public void onUnmatchedResponse(int direction, MessageView response) {
      throw new AssertionError("every answer has its request");
    }

    @Override
    public void onViolation(Violation violation) {
      throw new AssertionError(violation.code());
    }
  }

  @Test
  void exchanges_allocateNothing() {
    Chain chain = new Chain();
    Matcher matcher = new Matcher(MatchSettings.DEFAULT, chain);
    matcher.reset(true);
    MessageView view = new MessageView();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    long nanos = 0;
    for (int attempt = 0; attempt < ATTEMPTS && least > 0; attempt++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < ROUNDS; i++) {
        nanos += 1_000 + i % 700;
        exchange(matcher, chain, view, nanos, i % 512);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }

    assertThat(least).isZero();
    assertThat(chain.taken).isPositive();
    assertThat(chain.sketch.count()).isGreaterThanOrEqualTo(2L * ROUNDS);
  }

  private static void exchange(
      Matcher matcher, Chain chain, MessageView view, long nanos, int source) {
    long line = 0x8000_0000L + 64L * source * 977;
    long acquire = Talk.word(Opcode.A_ACQUIRE_BLOCK, 6, 0) | source;
    view.of(acquire, line, true, 0).seen(nanos, nanos, false);
    matcher.onMessage(0, view);
    chain.hot.onMessage(0, 1, view);
    long grant = Talk.word(Opcode.D_GRANT_DATA, 6, 1) | source;
    matcher.onMessage(1, view.of(grant, source, true, 0).seen(nanos + 300 + source, 2, false));
    long ack = Talk.word(Opcode.E_GRANT_ACK, 0, 0) | source;
    matcher.onMessage(0, view.of(ack, 0, false, 0).seen(nanos + 900, 3, false));
  }
}
