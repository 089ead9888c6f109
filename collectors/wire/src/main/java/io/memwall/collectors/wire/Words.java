package io.memwall.collectors.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Absolute big-endian reads, whatever byte order and alignment the caller's buffer has. */
final class Words {
  static final int BYTES = Long.BYTES;

  private static final VarHandle LONGS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle SHORTS =
      MethodHandles.byteBufferViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

  private Words() {}

  static long u64(ByteBuffer buffer, int index) {
    return (long) LONGS.get(buffer, index);
  }

  static int i32(ByteBuffer buffer, int index) {
    return (int) INTS.get(buffer, index);
  }

  static int u16(ByteBuffer buffer, int index) {
    return (short) SHORTS.get(buffer, index) & 0xFFFF;
  }
}
