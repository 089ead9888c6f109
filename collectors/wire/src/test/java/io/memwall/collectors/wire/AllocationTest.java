package io.memwall.collectors.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.memwall.collectors.wire.GoldenFrames.Golden;
import io.memwall.collectors.wire.flow.FlowSettings;
import io.memwall.collectors.wire.flow.FlowTable;
import io.memwall.collectors.wire.flow.FrameListener;
import io.memwall.collectors.wire.flow.HalfView;
import io.memwall.collectors.wire.flow.SequenceClass;
import io.memwall.collectors.wire.flow.TransactionView;
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
  private static final long NUMBERS = 0x003F_FFFF_FFFF_FC00L;

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

  /** Cached and uncached traffic both ways with credits, acknowledgements and a repeat. */
  @Test
  void tracking_allocatesNothing_onceItsTablesHaveGrown() {
    long[] ended = {0};
    int[] sent = {0};
    FlowTable table =
        new FlowTable(
            FlowSettings.of(DecoderSettings.DEFAULT, "fabric"),
            new FrameListener() {
              @Override
              public void onFrame(long nanos, Frame frame, HalfView half, SequenceClass found) {}

              @Override
              public void onTransaction(TransactionView transaction, HalfView requester) {
                ended[0]++;
              }
            });
    ByteBuffer[] exchange = {
      FrameBuilder.frame()
          .credit(4, 4)
          .message(Opcode.A_GET, 6, 0x1000, 1)
          .message(Opcode.A_ACQUIRE_BLOCK, 6, 0x2000, 2)
          .buffer(),
      FrameBuilder.frame()
          .reply()
          .credit(1, 2)
          .message(Opcode.D_ACCESS_ACK_DATA, 6, 0, 1)
          .message(Opcode.D_GRANT_DATA, 6, 7, 2)
          .buffer(),
      FrameBuilder.frame().message(Opcode.E_GRANT_ACK, 0, 0, 7).buffer(),
      FrameBuilder.frame().reply().credit(5, 0).buffer()
    };

    assertThat(
            allocatedBytes(
                i -> {
                  int n = sent[0]++;
                  ByteBuffer frame = exchange[n % exchange.length];
                  long number = 2L * (n / exchange.length) + n % exchange.length / 2;
                  // The frame before was the other side's: it is what this one acknowledges.
                  long acked = (n % 2 == 0 ? number - 1 : number) & Frame.SEQUENCE_MASK;
                  long header = frame.getLong(HEADER_OFFSET) & ~NUMBERS;
                  header |= ((number & Frame.SEQUENCE_MASK) << 32) | (acked << 10);
                  frame.putLong(HEADER_OFFSET, header);
                  table.onFrame(1_000L * n, frame, 0, frame.limit(), frame.limit());
                  if (n % 97 == 0) {
                    table.onFrame(1_000L * n + 500, frame, 0, frame.limit(), frame.limit());
                  }
                }))
        .isZero();
    assertThat(ended[0]).isGreaterThan(FRAMES / 2);
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
