package io.memwall.collectors.wire.flow;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Finds frames that are byte for byte those of at most {@value #WINDOW_NANOS} ns before, as a
 * mirror of both ingress and egress shows them. Copies pair up: a third one is a first again, for
 * endpoints do repeat frames within microseconds.
 *
 * <p>Frames are compared by a 64-bit hash of their first and last {@value #EDGE} bytes; what
 * changes from frame to frame, numbers and acknowledgements, stands in the first.
 */
final class MirrorFilter {
  static final long WINDOW_NANOS = 10_000;
  static final int BLOCK = 1_000;
  static final int MANY = 400;

  private static final int TRUSTED_BLOCKS = 4;
  private static final int UNWATCHED_BLOCKS = 15;
  private static final int EDGE = 64;
  // Of four ways one is sometimes too few: five frames of two microseconds meet in one set.
  private static final int WAYS = 8;
  private static final int SET_BITS = 9;
  private static final int CELLS = WAYS << SET_BITS;
  private static final long FACTOR = 0x9E37_79B9_7F4A_7C15L;
  private static final VarHandle LONGS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final MirrorMode mode;
  private final long[] hashes;
  private final long[] nanos;
  private int frames;
  private int doubles;
  private int cleanBlocks;
  private int unwatched;
  private boolean mirrored;

  MirrorFilter(MirrorMode mode) {
    this.mode = mode;
    this.mirrored = mode == MirrorMode.ON;
    this.hashes = new long[mode == MirrorMode.OFF ? 0 : CELLS];
    this.nanos = new long[hashes.length];
  }

  /** True once more than 40 % of a thousand frames were doubles, or when told so. */
  boolean isMirrored() {
    return mirrored;
  }

  /** True when the frame is to be left out. */
  boolean drops(long atNanos, ByteBuffer buffer, int offset, int capturedLength) {
    if (mode == MirrorMode.OFF) {
      return false;
    }
    if (unwatched > 0) {
      unwatched--;
      return false;
    }
    boolean isDouble = isDouble(atNanos, hash(buffer, offset, capturedLength));
    boolean dropped = isDouble && mirrored;
    if (!mirrored) {
      doubles += isDouble ? 1 : 0;
      if (++frames == BLOCK) {
        endBlock();
      }
    }
    return dropped;
  }

  private void endBlock() {
    mirrored = doubles > MANY;
    cleanBlocks = mirrored ? 0 : cleanBlocks + 1;
    if (cleanBlocks >= TRUSTED_BLOCKS) {
      // A tap that shows no doubles is hardly set up anew every moment: looking in now and then
      // will do, and costs next to nothing.
      unwatched = UNWATCHED_BLOCKS * BLOCK;
    }
    frames = 0;
    doubles = 0;
  }

  /** Looks in the set of cells the hash belongs to; a frame not found takes the oldest of them. */
  private boolean isDouble(long atNanos, long hash) {
    int set = (int) (hash >>> (Long.SIZE - SET_BITS)) * WAYS;
    int oldest = set;
    for (int cell = set; cell < set + WAYS; cell++) {
      if (hashes[cell] == hash && Math.abs(atNanos - nanos[cell]) <= WINDOW_NANOS) {
        hashes[cell] = 0;
        nanos[cell] = Long.MIN_VALUE;
        return true;
      }
      oldest = nanos[cell] < nanos[oldest] ? cell : oldest;
    }
    hashes[oldest] = hash;
    nanos[oldest] = atNanos;
    return false;
  }

  private static long hash(ByteBuffer buffer, int offset, int capturedLength) {
    int from = Math.max(0, Math.min(offset, buffer.limit()));
    int length = Math.max(0, Math.min(capturedLength, buffer.limit() - from));
    if (length <= 2 * EDGE) {
      return span(buffer, from, length, length) | 1;
    }
    long head = span(buffer, from, EDGE, length);
    return span(buffer, from + length - EDGE, EDGE, head) | 1;
  }

  /** Two chains side by side, and the last word over again in part: no byte is read alone. */
  private static long span(ByteBuffer buffer, int from, int length, long seed) {
    if (length < Long.BYTES) {
      return few(buffer, from, length, seed);
    }
    long even = seed;
    long odd = FACTOR;
    int last = from + length - Long.BYTES;
    for (int index = from; index < last; index += 2 * Long.BYTES) {
      even = mix(even, (long) LONGS.get(buffer, index));
      odd = mix(odd, (long) LONGS.get(buffer, Math.min(index + Long.BYTES, last)));
    }
    even = mix(even, (long) LONGS.get(buffer, last));
    return mix(even, odd) ^ (odd >>> 29);
  }

  private static long few(ByteBuffer buffer, int from, int length, long seed) {
    long hash = mix(seed, FACTOR);
    for (int index = from; index < from + length; index++) {
      hash = mix(hash, buffer.get(index));
    }
    return hash;
  }

  private static long mix(long hash, long word) {
    return Long.rotateLeft((hash ^ word) * FACTOR, 31);
  }
}
