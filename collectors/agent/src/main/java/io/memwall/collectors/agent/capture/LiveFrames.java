package io.memwall.collectors.agent.capture;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Frames made within this process, such as by a simulator. Two buffers change hands: producers fill
 * one while the consumer reads the other. A producer that is too fast waits; it never loses a
 * frame.
 */
public final class LiveFrames implements FrameSource {
  private static final long NEVER = Long.MIN_VALUE;
  private static final int HEADER = Long.BYTES + 4 * Integer.BYTES;

  private final Supplier<List<String>> interfaces;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition readable = lock.newCondition();
  private final Condition writable = lock.newCondition();
  private ByteBuffer filling;
  private ByteBuffer reading;
  private long reached = NEVER;
  private long vouched = NEVER;
  private boolean ended;
  private boolean closed;

  /**
   * @param interfaces names of the interfaces the producers will use by index
   * @param bufferBytes size of each of the two buffers; a frame must fit
   */
  public LiveFrames(List<String> interfaces, int bufferBytes) {
    this(fixed(List.copyOf(interfaces)), bufferBytes);
  }

  /** For producers that meet their interfaces one by one. */
  LiveFrames(Supplier<List<String>> interfaces, int bufferBytes) {
    this.interfaces = interfaces;
    this.filling = ByteBuffer.allocate(bufferBytes);
    this.reading = ByteBuffer.allocate(bufferBytes).limit(0);
  }

  private static Supplier<List<String>> fixed(List<String> names) {
    return () -> names;
  }

  /**
   * Hands over a copy of a frame; waits while the buffer is full. Any thread.
   *
   * @param epochNanos nanoseconds since the Unix epoch, not decreasing by much
   * @param bytes the whole frame without FCS, from position to limit; left as it was
   * @return false when the consumer has closed and frames no longer go anywhere
   */
  public boolean put(
      long epochNanos, int interfaceIndex, Frame.Direction direction, ByteBuffer bytes)
      throws InterruptedException {
    int length = bytes.remaining();
    lock.lockInterruptibly();
    try {
      if (!awaitRoom(length)) {
        return false;
      }
      filling.putLong(epochNanos).putInt(interfaceIndex).putInt(direction.code());
      filling.putInt(length).putInt(length);
      filling.put(bytes.duplicate());
      readable.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Hands over a copy of what a view stands on, cut as it is. */
  boolean put(Frame frame) throws InterruptedException {
    int length = frame.capturedLength();
    lock.lockInterruptibly();
    try {
      if (!awaitRoom(length)) {
        return false;
      }
      filling.putLong(frame.epochNanos()).putInt(frame.interfaceIndex());
      filling.putInt(frame.direction().code()).putInt(length).putInt(frame.wireLength());
      filling.put(filling.position(), frame.buffer(), frame.offset(), length);
      filling.position(filling.position() + length);
      readable.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Waits, with the lock held; false when the consumer has closed. */
  private boolean awaitRoom(int length) throws InterruptedException {
    if (HEADER + length > filling.capacity()) {
      throw new IllegalArgumentException("a frame of " + length + " bytes does not fit");
    }
    while (!closed && filling.remaining() < HEADER + length) {
      writable.await();
    }
    return !closed;
  }

  /**
   * Says that no frame stamped before this follows. A producer that says so, even once, alone
   * decides when intervals end: a simulation that lags behind the clock loses nothing to it.
   */
  public void reached(long epochNanos) {
    lock.lock();
    try {
      reached = epochNanos;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long horizon(long nowNanos) {
    return vouched == NEVER ? FrameSource.super.horizon(nowNanos) : vouched;
  }

  /** No frame follows; the consumer reads what is there and then meets the end. */
  public void end() {
    lock.lock();
    try {
      ended = true;
      readable.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Poll poll(Frame frame, Duration maxWait) {
    if (!reading.hasRemaining() && !swap(maxWait)) {
      return finished() ? Poll.END : Poll.IDLE;
    }
    long epochNanos = reading.getLong();
    frame.seen(epochNanos, reading.getInt(), Frame.Direction.of(reading.getInt()));
    int captured = reading.getInt();
    int wire = reading.getInt();
    frame.bytes(reading, reading.position(), captured, wire);
    reading.position(reading.position() + captured);
    return Poll.FRAME;
  }

  /** Waits for frames and takes all there are; false when none came. */
  private boolean swap(Duration maxWait) {
    lock.lock();
    try {
      long left = maxWait.toNanos();
      while (filling.position() == 0 && !ended && !closed && left > 0) {
        left = readable.awaitNanos(left);
      }
      // Taken together with the frames before it: what is said later may be about frames to come.
      vouched = reached;
      ByteBuffer filled = filling.flip();
      filling = reading.clear();
      reading = filled;
      writable.signalAll();
      return reading.hasRemaining();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private boolean finished() {
    lock.lock();
    try {
      return (ended || closed) && filling.position() == 0;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<String> interfaces() {
    return interfaces.get();
  }

  /** Always zero: a producer waits rather than lose a frame. */
  @Override
  public OptionalLong drops() {
    return OptionalLong.of(0);
  }

  /** Lets go of waiting producers; frames not yet read are forgotten. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      filling.clear();
      writable.signalAll();
      readable.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
