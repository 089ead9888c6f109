package io.memwall.collectors.agent.live;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import java.nio.ByteBuffer;

/**
 * Frames laid out as the kernel takes them: an array of {@code mmsghdr}, each pointing to an {@code
 * iovec}, each pointing to the bytes of a frame. Laid out once and filled again and again.
 */
final class SendBatch {
  private static final int WORD = Native.POINTER_SIZE;

  /** name, name length, vector, count, control, control length, flags; then the bytes sent. */
  private static final int MESSAGE = 8 * WORD;

  private static final int VECTOR_AT = 2 * WORD;
  private static final int COUNT_AT = 3 * WORD;
  private static final int VECTOR = 2 * WORD;

  private final int capacity;
  private final int slotBytes;
  private final Memory messages;
  private final Memory vectors;

  /** Held on to: the buffer below and the kernel see only its address. */
  private final Memory bytes;

  private final ByteBuffer frames;
  private int size;

  SendBatch(int capacity, int maxFrameBytes) {
    this.capacity = capacity;
    this.slotBytes = (maxFrameBytes + 63) / 64 * 64;
    this.messages = new Memory((long) capacity * MESSAGE);
    this.vectors = new Memory((long) capacity * VECTOR);
    this.bytes = new Memory((long) capacity * slotBytes);
    this.frames = bytes.getByteBuffer(0, bytes.size());
    messages.clear();
    for (int i = 0; i < capacity; i++) {
      vectors.setPointer((long) i * VECTOR, bytes.share((long) i * slotBytes));
      messages.setPointer((long) i * MESSAGE + VECTOR_AT, vectors.share((long) i * VECTOR));
      setSize(messages, (long) i * MESSAGE + COUNT_AT, 1);
    }
  }

  /** Copies a frame that is no longer than the longest. */
  void add(ByteBuffer frame) {
    int length = frame.remaining();
    frames.put(size * slotBytes, frame, frame.position(), length);
    setSize(vectors, (long) size * VECTOR + WORD, length);
    size++;
  }

  boolean full() {
    return size == capacity;
  }

  int size() {
    return size;
  }

  int length(int index) {
    return (int) vectors.getLong((long) index * VECTOR + WORD);
  }

  /** Sends frames from an index on; how many went, or a negative number. */
  int send(int socket, int from) {
    return LibC.sendmmsg(socket, messages.share((long) from * MESSAGE), size - from, 0);
  }

  void clear() {
    size = 0;
  }

  private static void setSize(Memory memory, long at, int value) {
    if (WORD == Long.BYTES) {
      memory.setLong(at, value);
    } else {
      memory.setInt(at, value);
    }
  }
}
