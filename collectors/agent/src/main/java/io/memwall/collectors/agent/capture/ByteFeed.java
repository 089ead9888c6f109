package io.memwall.collectors.agent.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A sliding window over a stream: asks for bytes, looks at them in place, steps on. */
final class ByteFeed {
  /** Far above the largest frame; a record that does not fit is damaged. */
  static final int CAPACITY = 1 << 20;

  private final InputStream in;
  private final byte[] bytes = new byte[CAPACITY];
  private final ByteBuffer fields = ByteBuffer.wrap(bytes);
  private final ByteBuffer network = ByteBuffer.wrap(bytes);
  private int start;
  private int end;
  private long startOffset;
  private String broken = "";

  ByteFeed(InputStream in) {
    this.in = in;
  }

  /** Byte order of the capture's own fields; frames stay big-endian. */
  void order(ByteOrder order) {
    fields.order(order);
  }

  /**
   * Makes bytes available at {@link #position()}.
   *
   * @param count at most {@link #CAPACITY}
   * @return false when the stream ends before
   * @throws CaptureException when the file cannot be read further, its end apart
   */
  boolean ensure(int count) {
    if (end - start >= count) {
      return true;
    }
    if (start + count > CAPACITY) {
      System.arraycopy(bytes, start, bytes, 0, end - start);
      end -= start;
      start = 0;
    }
    while (end - start < count) {
      int read = fill();
      if (read < 0) {
        return false;
      }
      end += read;
    }
    return true;
  }

  private int fill() {
    if (!broken.isEmpty()) {
      return -1;
    }
    try {
      return in.read(bytes, end, CAPACITY - end);
    } catch (IOException e) {
      if (!Compression.isDamage(e)) {
        throw new CaptureException(
            "reading failed at byte " + endOffset() + ": " + e.getMessage(), e);
      }
      broken =
          e instanceof EOFException
              ? "the compressed file ends early"
              : "the compressed file is damaged (" + e.getMessage() + ")";
    }
    return -1;
  }

  /** Why the stream ended before the file's own end; empty when it did not. */
  String broken() {
    return broken;
  }

  int available() {
    return end - start;
  }

  int position() {
    return start;
  }

  /** Offset in the capture of {@link #position()}. */
  long offset() {
    return startOffset;
  }

  /** Offset behind the last byte seen. */
  long endOffset() {
    return startOffset + available();
  }

  /** Steps over bytes, present or to come; false when the stream ends before. */
  boolean skip(long count) {
    long left = count;
    while (left > 0) {
      if (!ensure(1)) {
        return false;
      }
      int step = (int) Math.min(left, available());
      start += step;
      startOffset += step;
      left -= step;
    }
    return true;
  }

  ByteBuffer network() {
    return network;
  }

  int int32(int at) {
    return fields.getInt(start + at);
  }

  long unsigned32(int at) {
    return Integer.toUnsignedLong(int32(at));
  }

  int unsigned16(int at) {
    return Short.toUnsignedInt(fields.getShort(start + at));
  }

  int unsigned8(int at) {
    return Byte.toUnsignedInt(bytes[start + at]);
  }

  long int64(int at) {
    return fields.getLong(start + at);
  }

  /** Text of a fixed length, without trailing zeros. */
  String text(int at, int length) {
    return new String(bytes, start + at, length, StandardCharsets.UTF_8).replace("\0", "").strip();
  }
}
