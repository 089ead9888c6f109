package io.memwall.collectors.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.memwall.collectors.wire.GoldenFrames.Golden;
import io.memwall.collectors.wire.flow.FlowSettings;
import io.memwall.collectors.wire.flow.FlowTable;
import io.memwall.collectors.wire.flow.SequenceClass;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** A frame costs no garbage: neither decoding it nor counting it. */
final class AllocationTest {
  private static final int FRAMES = 1_000_000;
  private static final List<SequenceClass> CLASSES =
      List.of(SequenceClass.NEW, SequenceClass.GAP, SequenceClass.FILL, SequenceClass.RETRANS);
  private static final int ATTEMPTS = 5;
  private static final int HEADER_OFFSET = 14;

  /** Of three numbers: in order, ahead, filling, repeated. */
  private static final int[] ORDER = {0, 2, 1, 1};

  @Test
  void decoding_allocatesNothing() {
    FrameDecoder decoder = new FrameDecoder(GoldenFrames.SETTINGS);
    ByteBuffer[] frames =
        GoldenFrames.all().stream()
            .map(Golden::bytes)
            .map(ByteBuffer::wrap)
            .toArray(ByteBuffer[]::new);

    assertThat(
            allocatedBytes(
                i -> {
                  ByteBuffer frame = frames[i % frames.length];
                  decoder.decode(frame, 0, frame.limit(), frame.limit());
                }))
        .isZero();
  }

  @Test
  void counting_allocatesNothing_onceTheHalvesAreKnown() {
    long[] classes = new long[CLASSES.size()];
    FlowTable table =
        new FlowTable(
            FlowSettings.of(DecoderSettings.DEFAULT, "fabric"),
            (nanos, frame, half, found) -> classes[CLASSES.indexOf(found)]++);
    ByteBuffer[] halves = {
      FrameBuilder.frame().message(Opcode.A_GET, 6).message(Opcode.E_GRANT_ACK, 0).buffer(),
      FrameBuilder.frame().reply().message(Opcode.D_GRANT_DATA, 6).fcs().buffer(),
      FrameBuilder.frame().vc(1).mask(1).buffer()
    };
    int[] counts = new int[halves.length];
    long[] headers = new long[halves.length];
    for (int i = 0; i < halves.length; i++) {
      headers[i] = halves[i].getLong(HEADER_OFFSET);
    }

    assertThat(
            allocatedBytes(
                i -> {
                  int half = i % halves.length;
                  int number = counts[half] / 4 * 3 + ORDER[counts[half]++ % 4];
                  long sequence = number & Frame.SEQUENCE_MASK;
                  halves[half].putLong(HEADER_OFFSET, headers[half] | (sequence << 32));
                  table.onFrame(i, halves[half], 0, halves[half].limit(), halves[half].limit());
                }))
        .isZero();
    assertThat(classes).as("frames by %s", CLASSES).doesNotContain(0);
  }

  /**
   * The least of several runs over a million frames, because compiling and class loading allocate
   * on this thread too.
   */
  private static long allocatedBytes(IntConsumer work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int attempt = 0; attempt < ATTEMPTS && least > 0; attempt++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < FRAMES; i++) {
        work.accept(i);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }
}
