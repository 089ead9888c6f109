package io.memwall.collectors.wire.account;

import io.memwall.collectors.wire.Messages;
import io.memwall.collectors.wire.Opcode;
import java.util.Arrays;

/**
 * Messages, flits, payload and wire bytes of one half by class of traffic. Give it first sightings
 * and acknowledgement-only frames: the wire bytes of repeats are counted apart by who knows them,
 * and both together are all the half took of the link.
 *
 * <p>A frame's wire bytes go to its messages' classes in proportion to their flits, rounded down;
 * what rounding leaves goes to the class of the first message. Header, mask and padding go with
 * them. A frame without messages is {@link TrafficClass#CTRL} as a whole. So the classes' wire
 * bytes always add up to the frames'.
 */
public final class ClassSplit {
  private static final int COUNT = 0;
  private static final int FLITS = 1;
  private static final int PAYLOAD = 2;
  private static final int WIRE = 3;
  private static final int PER_CLASS = 4;

  /** Knows what an AccessAckData answers. */
  @FunctionalInterface
  public interface Requests {
    /** True when the request waiting for data on this source is an atomic. */
    boolean awaitsAtomic(int source);
  }

  private final long[] cells = new long[TrafficClass.COUNT * PER_CLASS];
  private final int[] flitsOfFrame = new int[TrafficClass.COUNT];

  /**
   * Adds a frame.
   *
   * @param wireBytes what it took of the link
   * @param requests asked for every D AccessAckData, before it is matched
   */
  public void add(Messages messages, int wireBytes, Requests requests) {
    int size = messages.size();
    if (size == 0) {
      int ctrl = TrafficClass.CTRL.index() * PER_CLASS;
      cells[ctrl + COUNT]++;
      cells[ctrl + WIRE] += wireBytes;
      return;
    }
    int first = count(messages, 0, requests);
    int classes = 1 << first;
    for (int i = 1; i < size; i++) {
      classes |= 1 << count(messages, i, requests);
    }
    if (classes == 1 << first) {
      cells[first * PER_CLASS + WIRE] += wireBytes;
      flitsOfFrame[first] = 0;
    } else {
      share(classes, wireBytes, first);
    }
  }

  public void clear() {
    Arrays.fill(cells, 0);
  }

  /** Adds everything in another. */
  public void addAll(ClassSplit other) {
    for (int i = 0; i < cells.length; i++) {
      cells[i] += other.cells[i];
    }
  }

  /** Messages of the class; for {@link TrafficClass#CTRL} the frames without one. */
  public long frames(TrafficClass trafficClass) {
    return cells[trafficClass.index() * PER_CLASS + COUNT];
  }

  /** Words of its messages. */
  public long flits(TrafficClass trafficClass) {
    return cells[trafficClass.index() * PER_CLASS + FLITS];
  }

  /** 2^n of its messages with data. */
  public long payload(TrafficClass trafficClass) {
    return cells[trafficClass.index() * PER_CLASS + PAYLOAD];
  }

  /** Its share of the frames' wire bytes. */
  public long wireBytes(TrafficClass trafficClass) {
    return cells[trafficClass.index() * PER_CLASS + WIRE];
  }

  /** Counts a message but for its wire bytes, and returns its class. */
  private int count(Messages messages, int index, Requests requests) {
    Opcode opcode = messages.opcode(index);
    int found = TrafficClass.of(opcode).index();
    if (opcode == Opcode.D_ACCESS_ACK_DATA && requests.awaitsAtomic(messages.source(index))) {
      found = TrafficClass.ATOMIC.index();
    }
    int size = messages.sizeExponent(index);
    int flits = opcode.flits(size);
    int cell = found * PER_CLASS;
    cells[cell + COUNT]++;
    cells[cell + FLITS] += flits;
    cells[cell + PAYLOAD] += opcode.payloadBytes(size);
    flitsOfFrame[found] += flits;
    return found;
  }

  private void share(int classes, int wireBytes, int first) {
    int total = 0;
    for (int rest = classes; rest != 0; rest &= rest - 1) {
      total += flitsOfFrame[Integer.numberOfTrailingZeros(rest)];
    }
    int left = wireBytes;
    for (int rest = classes; rest != 0; rest &= rest - 1) {
      int found = Integer.numberOfTrailingZeros(rest);
      int part = (int) ((long) wireBytes * flitsOfFrame[found] / total);
      cells[found * PER_CLASS + WIRE] += part;
      flitsOfFrame[found] = 0;
      left -= part;
    }
    cells[first * PER_CLASS + WIRE] += left;
  }
}
