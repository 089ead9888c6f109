package io.memwall.collectors.wire.flow;

import static io.memwall.collectors.wire.FrameBuilder.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.DecoderSettings;
import io.memwall.collectors.wire.FrameBuilder;
import io.memwall.collectors.wire.Opcode;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

final class MemoryPlanTest {
  private static final long SMALL = 4 << 20;

  @Test
  void defaults_holdTheUsualNumberOfHalves() {
    assertThat(MemoryPlan.DEFAULT.halves()).isEqualTo(FlowSettings.DEFAULT_MAX_HALVES);
    assertThat(MemoryPlan.DEFAULT.matching().outstanding()).isEqualTo(65_536);
  }

  @Test
  void shares_neverExceedTheMemory() {
    for (long bytes = 1L << 20; bytes <= 1L << 40; bytes *= 4) {
      MemoryPlan plan = MemoryPlan.of(bytes);
      long shared =
          (long) plan.halves() * MemoryPlan.BYTES_PER_HALF
              + (long) plan.parkedMessages() * ParkedMessages.BYTES_EACH
              + plan.matchingBytes();
      assertThat(shared).isLessThanOrEqualTo(bytes);
      assertThat((long) plan.matching().outstanding() * MemoryPlan.BYTES_PER_REQUEST)
          .isLessThanOrEqualTo(plan.matchingBytes());
    }
  }

  @Test
  void tooLittle_isRefusedWithAReason() {
    assertThatThrownBy(() -> MemoryPlan.of(1_000)).hasMessageContaining("at least 1 MiB");
    assertThatThrownBy(() -> new MemoryPlan(SMALL, 3)).hasMessageContaining("max halves");
  }

  /** Every connection has a hole, frames beyond it, and requests nobody answers. */
  @Test
  void floodOfConnectionsHolesAndRequests_staysInItsBounds() {
    FlowSettings settings =
        FlowSettings.of(DecoderSettings.DEFAULT, "flood").withMemoryBytes(SMALL);
    FlowTable table = new FlowTable(settings);
    long[] refused = {0};
    for (int i = 0; i < 100_000; i++) {
      int host = i % 700;
      int round = i / 700;
      int sequence = round + (round > 60 ? 1 : 0);
      feed(table, i, request(host, sequence, round));
      if (i % 20_000 == 0) {
        table.cut(half -> refused[0] += half.count(Anomaly.TABLE_FULL));
      }
      assertBounds(table, settings.memory());
    }
    table.cut(half -> refused[0] += half.count(Anomaly.TABLE_FULL));

    assertThat(table.tap().total(TapCounter.CONN_EVICTED)).isPositive();
  }

  @Test
  void requestsOfAFewConnections_shareWhatThereIs() {
    FlowSettings settings =
        FlowSettings.of(DecoderSettings.DEFAULT, "flood").withMemoryBytes(SMALL);
    FlowTable table = new FlowTable(settings);
    for (int i = 0; i < 60_000; i++) {
      feed(table, i, request(i % 16, i / 16, i / 16));
      assertBounds(table, settings.memory());
    }
    long[] refused = {0};
    table.cut(half -> refused[0] += half.count(Anomaly.TABLE_FULL));

    assertThat(refused[0]).isPositive();
  }

  private static void assertBounds(FlowTable table, MemoryPlan plan) {
    boolean holds =
        table.parkedMessages() <= plan.parkedMessages()
            && table.matchingBytes() <= plan.matchingBytes();
    if (!holds) {
      throw new AssertionError(
          table.parkedMessages() + " messages wait, matching holds " + table.matchingBytes());
    }
  }

  private static FrameBuilder request(int host, int sequence, int source) {
    return frame()
        .from(FrameBuilder.HOST + 0x100 + host)
        .sequence(sequence)
        .message(Opcode.A_GET, 6, 0x40L * source, source);
  }

  private static void feed(FlowTable table, long nanos, FrameBuilder frame) {
    ByteBuffer bytes = frame.buffer();
    table.onFrame(nanos, bytes, 0, bytes.limit(), bytes.limit());
  }
}
