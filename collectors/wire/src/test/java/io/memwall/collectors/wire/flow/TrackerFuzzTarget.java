package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.DecoderSettings;
import io.memwall.collectors.wire.FrameBuilder;
import java.nio.ByteBuffer;

/**
 * The entrance for a coverage-guided fuzzer (profile "fuzz"): reads its input as the talk of four
 * pairs of endpoints. It calls {@link #fuzzerTestOneInput} by name and needs nothing else.
 */
public final class TrackerFuzzTarget {
  private static final FlowSettings SETTINGS =
      FlowSettings.of(DecoderSettings.DEFAULT, "fuzz").withMemoryBytes(1 << 20);
  private static final int HEADER = 14;
  private static final int MAX_WORDS = 32;

  private TrackerFuzzTarget() {}

  /**
   * One run. Each frame is a byte that chooses the pair (2 bits), the direction (1 bit) and how
   * many words follow (5 bits, from 2), then a byte of time in 64 ns, then the words.
   */
  public static void fuzzerTestOneInput(byte[] data) {
    Balance balance = new Balance();
    FlowTable table = new FlowTable(SETTINGS, balance);
    ByteBuffer input = ByteBuffer.wrap(data);
    ByteBuffer frame = ByteBuffer.allocate(HEADER + 8 * (MAX_WORDS + 2));
    long nanos = 0;
    while (input.remaining() > 2 + 16) {
      int choice = input.get();
      nanos += (input.get() & 0xFF) * 64L;
      int length = fill(frame, choice, input);
      table.onFrame(nanos, frame, 0, length, length);
    }
    table.cut(balance);
    table.finish(nanos);
    table.cut(balance);
  }

  private static int fill(ByteBuffer frame, int choice, ByteBuffer input) {
    long host = FrameBuilder.HOST + (choice & 3);
    boolean fromHost = (choice & 4) == 0;
    long from = fromHost ? host : FrameBuilder.POOL;
    long to = fromHost ? FrameBuilder.POOL : host;
    frame.clear();
    frame.putShort((short) (to >>> 32)).putInt((int) to);
    frame.putShort((short) (from >>> 32)).putInt((int) from);
    frame.putShort((short) DecoderSettings.ETHERTYPE_OMNIXTEND);
    int words = Math.min(2 + ((choice >>> 3) & 31), input.remaining() / 8);
    for (int i = 0; i < words; i++) {
      frame.putLong(input.getLong());
    }
    return frame.position();
  }
}
