package io.memwall.collectors.wire.account;

import io.memwall.collectors.wire.Messages;
import io.memwall.collectors.wire.Opcode;
import java.util.Arrays;

/**
 * Messages, flits and payload of one half by kind of message, and the same with wire bytes by class
 * of traffic. Give it first sightings and acknowledgement-only frames: the wire bytes of repeats
 * are counted apart by who knows them, and both together are all the half took of the link.
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
  private static final int COLUMNS = 3;
  private static final Opcode[] OPCODES = Opcode.values();

  /** Knows what an AccessAckData answers. */
  @FunctionalInterface
  public interface Requests {
    /** True when the request waiting for data on this source is an atomic. */
    boolean awaitsAtomic(int source);
  }

  private final long[] kinds = new long[Opcode.KINDS * COLUMNS];

  /** Of all D AccessAckData those that answer an atomic: a class of their kind for itself. */
  private final long[] atomicAnswers = new long[COLUMNS];

  private final long[] wire = new long[TrafficClass.COUNT];
  private final int[] flitsOfFrame = new int[TrafficClass.COUNT];
  private long emptyFrames;
  private int frameFlits;
  private int framePayload;

  /**
   * Adds a frame.
   *
   * @param wireBytes what it took of the link
   * @param requests asked for every D AccessAckData, before it is matched
   */
  public void add(Messages messages, int wireBytes, Requests requests) {
    frameFlits = 0;
    framePayload = 0;
    int size = messages.size();
    if (size == 0) {
      emptyFrames++;
      wire[TrafficClass.CTRL.index()] += wireBytes;
      return;
    }
    int first = count(messages, 0, requests);
    int classes = 1 << first;
    for (int i = 1; i < size; i++) {
      classes |= 1 << count(messages, i, requests);
    }
    if (classes == 1 << first) {
      wire[first] += wireBytes;
      flitsOfFrame[first] = 0;
    } else {
      share(classes, wireBytes, first);
    }
  }

  public void clear() {
    Arrays.fill(kinds, 0);
    Arrays.fill(atomicAnswers, 0);
    Arrays.fill(wire, 0);
    emptyFrames = 0;
  }

  /** Words of the messages in the frame last added. */
  public int frameFlits() {
    return frameFlits;
  }

  /** 2^n of each message with data in the frame last added. */
  public int framePayload() {
    return framePayload;
  }

  /** Messages of the kind. */
  public long messages(Opcode opcode) {
    return kinds[opcode.kind() * COLUMNS + COUNT];
  }

  /** Words of the messages of the kind. */
  public long flits(Opcode opcode) {
    return kinds[opcode.kind() * COLUMNS + FLITS];
  }

  /** 2^n of the kind's messages, when it has data. */
  public long payload(Opcode opcode) {
    return kinds[opcode.kind() * COLUMNS + PAYLOAD];
  }

  /** Messages of the class; for {@link TrafficClass#CTRL} the frames without one. */
  public long frames(TrafficClass trafficClass) {
    return trafficClass == TrafficClass.CTRL ? emptyFrames : sum(trafficClass, COUNT);
  }

  /** Words of its messages. */
  public long flits(TrafficClass trafficClass) {
    return sum(trafficClass, FLITS);
  }

  /** 2^n of its messages with data. */
  public long payload(TrafficClass trafficClass) {
    return sum(trafficClass, PAYLOAD);
  }

  /** Its share of the frames' wire bytes. */
  public long wireBytes(TrafficClass trafficClass) {
    return wire[trafficClass.index()];
  }

  private long sum(TrafficClass trafficClass, int column) {
    long sum =
        switch (trafficClass) {
          case RD -> -atomicAnswers[column];
          case ATOMIC -> atomicAnswers[column];
          default -> 0;
        };
    for (Opcode opcode : OPCODES) {
      if (TrafficClass.of(opcode) == trafficClass) {
        sum += kinds[opcode.kind() * COLUMNS + column];
      }
    }
    return sum;
  }

  /** Counts a message but for its wire bytes, and returns its class. */
  private int count(Messages messages, int index, Requests requests) {
    Opcode opcode = messages.opcode(index);
    int flits = messages.flits(index);
    int payload = messages.payloadBytes(index);
    note(kinds, opcode.kind() * COLUMNS, flits, payload);
    frameFlits += flits;
    framePayload += payload;
    int found = TrafficClass.of(opcode).index();
    if (opcode == Opcode.D_ACCESS_ACK_DATA && requests.awaitsAtomic(messages.source(index))) {
      note(atomicAnswers, 0, flits, payload);
      found = TrafficClass.ATOMIC.index();
    }
    flitsOfFrame[found] += flits;
    return found;
  }

  private static void note(long[] cells, int row, int flits, int payload) {
    cells[row + COUNT]++;
    cells[row + FLITS] += flits;
    cells[row + PAYLOAD] += payload;
  }

  private void share(int classes, int wireBytes, int first) {
    int left = wireBytes;
    for (int rest = classes; rest != 0; rest &= rest - 1) {
      int found = Integer.numberOfTrailingZeros(rest);
      int part = (int) ((long) wireBytes * flitsOfFrame[found] / frameFlits);
      wire[found] += part;
      flitsOfFrame[found] = 0;
      left -= part;
    }
    wire[first] += left;
  }
}
