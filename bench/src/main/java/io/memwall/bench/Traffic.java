package io.memwall.bench;

import io.memwall.collectors.simulator.Scenario;
import io.memwall.collectors.simulator.Simulation;
import io.memwall.collectors.simulator.SimulationOptions;
import io.memwall.collectors.simulator.Size;
import io.memwall.collectors.simulator.fabric.TapPlacement;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Frames of all kinds of operations, of eight hosts with two pools, as their taps saw them: all in
 * one buffer, to be replayed any number of times. {@link #advance} moves sequence numbers and
 * stamps on, so that the next replay continues the connections instead of repeating them.
 */
public final class Traffic {
  private static final int FIRST_NUMBER = 1_000;
  private static final int SEQUENCE_MASK = 0x3F_FFFF;
  private static final int HEADER_AT = 14;
  private static final int ACK_ONLY = 1;
  private static final int ALIGNMENT = 8;
  private static final long PAUSE_NANOS = 1_000_000;

  private final List<byte[]> recorded = new ArrayList<>();
  private final List<Long> stamps = new ArrayList<>();
  private ByteBuffer bytes = ByteBuffer.allocateDirect(0);
  private int[] offsets = {};
  private int[] lengths = {};
  private long[] nanos = {};

  /** The half of each frame, and what its numbers advance by with every replay. */
  private int[] halves = {};

  private final List<Integer> numbersUsed = new ArrayList<>();
  private final List<Integer> opposites = new ArrayList<>();

  private Traffic() {}

  static SimulationOptions options(int requests) {
    return SimulationOptions.of(Scenario.QUIRKS, Size.M)
        .withRequests(requests)
        .withFirstNumber(FIRST_NUMBER)
        .withTaps(TapPlacement.POOL);
  }

  /**
   * Simulates, and keeps what the taps saw.
   *
   * @param requests of each host
   */
  public static Traffic record(int requests) {
    Traffic traffic = new Traffic();
    new Simulation(
            options(requests),
            (tap, tNanos, frame, direction) -> traffic.keep(tNanos, frame),
            event -> {})
        .runToEnd();
    traffic.pack();
    return traffic;
  }

  public int frames() {
    return offsets.length;
  }

  /** Direct, like the memory of a capture ring. */
  public ByteBuffer bytes() {
    return bytes;
  }

  public int offset(int frame) {
    return offsets[frame];
  }

  public int length(int frame) {
    return lengths[frame];
  }

  long nanos(int frame) {
    return nanos[frame];
  }

  /** Makes the frames those that the same senders would send next. */
  public void advance() {
    long span = nanos[nanos.length - 1] - nanos[0] + PAUSE_NANOS;
    for (int i = 0; i < offsets.length; i++) {
      int at = offsets[i] + HEADER_AT;
      long header = bytes.getLong(at);
      int half = halves[i];
      long sequence = (header >>> 32) + numbersUsed.get(half) & SEQUENCE_MASK;
      long ack = (header >>> 10) + numbersUsed.get(opposites.get(half)) & SEQUENCE_MASK;
      long rest = header & ~((long) SEQUENCE_MASK << 32 | (long) SEQUENCE_MASK << 10);
      bytes.putLong(at, rest | sequence << 32 | ack << 10);
      nanos[i] += span;
    }
  }

  private void keep(long tNanos, ByteBuffer frame) {
    byte[] copy = new byte[frame.limit()];
    frame.get(0, copy);
    recorded.add(copy);
    stamps.add(tNanos);
  }

  private void pack() {
    int frames = recorded.size();
    int total = recorded.stream().mapToInt(frame -> aligned(frame.length)).sum();
    bytes = ByteBuffer.allocateDirect(total);
    offsets = new int[frames];
    lengths = new int[frames];
    halves = new int[frames];
    nanos = stamps.stream().mapToLong(stamp -> stamp).toArray();
    Map<List<Long>, Integer> known = new HashMap<>();
    for (int i = 0; i < frames; i++) {
      byte[] frame = recorded.get(i);
      offsets[i] = bytes.position();
      lengths[i] = frame.length;
      bytes.put(frame).position(offsets[i] + aligned(frame.length));
      halves[i] = halfOf(offsets[i], known);
      note(halves[i], bytes.getLong(offsets[i] + HEADER_AT));
    }
    recorded.clear();
    stamps.clear();
  }

  private int halfOf(int offset, Map<List<Long>, Integer> known) {
    long to = bytes.getLong(offset) >>> 16;
    long from = bytes.getLong(offset + 6) >>> 16;
    int pair = known.size();
    Integer half = known.putIfAbsent(List.of(to, from), pair);
    if (half != null) {
      return half;
    }
    known.put(List.of(from, to), pair + 1);
    numbersUsed.addAll(List.of(0, 0));
    opposites.addAll(List.of(pair + 1, pair));
    return pair;
  }

  private void note(int half, long header) {
    boolean numbered = (header >>> 57 & 0xF) != ACK_ONLY;
    int sequence = (int) (header >>> 32) & SEQUENCE_MASK;
    if (numbered) {
      int used = (sequence - FIRST_NUMBER & SEQUENCE_MASK) + 1;
      numbersUsed.set(half, Math.max(numbersUsed.get(half), used));
    }
  }

  private static int aligned(int length) {
    return (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }
}
