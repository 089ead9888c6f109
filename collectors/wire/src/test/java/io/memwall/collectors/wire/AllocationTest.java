package io.memwall.collectors.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.memwall.collectors.wire.GoldenFrames.Golden;
import io.memwall.collectors.wire.flow.FlowSettings;
import io.memwall.collectors.wire.flow.FlowTable;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A frame costs no garbage: neither decoding it nor counting it. */
final class AllocationTest {
  private static final int FRAMES = 1_000_000;

  private final List<ByteBuffer> frames =
      GoldenFrames.all().stream().map(Golden::bytes).map(ByteBuffer::wrap).toList();
  private final ByteBuffer[] buffers = frames.toArray(ByteBuffer[]::new);

  @Test
  void decoding_allocatesNothing() {
    FrameDecoder decoder = new FrameDecoder(GoldenFrames.SETTINGS);

    assertThat(allocatedPerMillion(buffer -> decode(decoder, buffer))).isLessThan(FRAMES / 100);
  }

  @Test
  void counting_allocatesNothingOnceTheHalvesAreKnown() {
    FlowTable table = new FlowTable(FlowSettings.of(GoldenFrames.SETTINGS, "fabric"));

    assertThat(allocatedPerMillion(buffer -> table.onFrame(1, buffer, 0, buffer.limit(), 0)))
        .isLessThan(FRAMES / 100);
  }

  private static void decode(FrameDecoder decoder, ByteBuffer buffer) {
    decoder.decode(buffer, 0, buffer.limit(), buffer.limit());
  }

  /** Bytes; warmed up first, because compiling and class loading allocate on this thread too. */
  private long allocatedPerMillion(Consumer<ByteBuffer> work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    run(work);
    long before = threads.getCurrentThreadAllocatedBytes();
    run(work);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private void run(Consumer<ByteBuffer> work) {
    for (int i = 0; i < FRAMES; i++) {
      work.accept(buffers[i % buffers.length]);
    }
  }
}
