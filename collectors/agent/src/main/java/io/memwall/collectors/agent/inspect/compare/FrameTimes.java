package io.memwall.collectors.agent.inspect.compare;

import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.agent.inspect.FrameWatch;
import io.memwall.collectors.wire.flow.FrameListener;
import io.memwall.collectors.wire.flow.HalfView;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Remembers when the first sighting of each sequence number was captured. */
public final class FrameTimes implements FrameWatch {
  /** Frames remembered of each half. */
  static final int LIMIT = 1 << 20;

  private static final int SEQUENCE_BITS = 22;

  private final Map<HalfKey, Series> halves = new HashMap<>();

  /** Makes one; it fills while a capture is inspected. */
  public FrameTimes() {}

  @Override
  public void begin() {
    halves.clear();
  }

  @Override
  public FrameListener at(String interfaceName) {
    return (nanos, frame, half, sequenceClass) -> {
      if (sequenceClass.isFirstSighting()) {
        series(interfaceName, half).add(half.incarnation(), frame.sequence(), nanos);
      }
    };
  }

  private Series series(String interfaceName, HalfView half) {
    return halves.computeIfAbsent(HalfKey.of(interfaceName, half), key -> new Series());
  }

  @Override
  public void next(Frame frame, long number, long firstNanos) {}

  /** Of this half; empty when it sent nothing. */
  Series of(HalfKey half) {
    return halves.getOrDefault(half, new Series());
  }

  /** Sequence numbers, each above its incarnation, with their times. */
  static final class Series {
    private long[] numbers = new long[64];
    private long[] nanos = new long[64];
    private int size;

    int size() {
      return size;
    }

    boolean isFull() {
      return size == LIMIT;
    }

    private void add(int incarnation, int sequence, long at) {
      if (size == LIMIT) {
        return;
      }
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * size);
        nanos = Arrays.copyOf(nanos, 2 * size);
      }
      numbers[size] = ((long) incarnation << SEQUENCE_BITS) | sequence;
      nanos[size++] = at;
    }

    /** Times by number; of a number seen twice, as after a wrap, the first. */
    Map<Long, Long> byNumber() {
      var times = new HashMap<Long, Long>(2 * size);
      for (int i = 0; i < size; i++) {
        times.putIfAbsent(numbers[i], nanos[i]);
      }
      return times;
    }
  }
}
