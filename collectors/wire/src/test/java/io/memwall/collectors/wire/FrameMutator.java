package io.memwall.collectors.wire;

import io.memwall.collectors.wire.GoldenFrames.Golden;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Frames for fuzzing: known ones and made ones, alone or as the talk of a few endpoints, then
 * damaged, cut, doubled, reordered and dropped. The same seed gives the same frames.
 */
public final class FrameMutator {
  private static final int LARGEST = 2_048;
  private static final int HEADER = 14;
  private static final int HALVES = 6;
  private static final long SEQUENCE_AND_ACK = 0x003F_FFFF_FFFF_FC00L;

  private final SplittableRandom random;
  private final List<byte[]> golden = new ArrayList<>();
  private final List<byte[]> requests = new ArrayList<>();
  private final List<byte[]> answers = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(LARGEST);
  private final int[] next = new int[HALVES];
  private int captured;
  private int wireLength;
  private int half;
  private int damage;
  private int loss;

  /** Frames from this seed. */
  public FrameMutator(long seed) {
    random = new SplittableRandom(seed);
    GoldenFrames.all().stream().map(Golden::bytes).forEach(golden::add);
    for (Opcode opcode : Opcode.values()) {
      boolean fromMaster = opcode.channel() != Channel.B && opcode.channel() != Channel.D;
      for (int id = 0; id < 4; id++) {
        FrameBuilder frame = FrameBuilder.frame().message(opcode, 3, 0x40L * id, id);
        (fromMaster ? requests : answers).add((fromMaster ? frame : frame.reply()).bytes());
      }
    }
  }

  /** The bytes of the frame at hand, from index 0. */
  public ByteBuffer buffer() {
    return buffer;
  }

  /** How many of them the capture holds. */
  public int captured() {
    return captured;
  }

  /** How many there were. */
  public int wireLength() {
    return wireLength;
  }

  /** Begins another talk: how damaged and how lossy it is. */
  public void nextSequence() {
    damage = random.nextInt(4) == 0 ? 4 : 40;
    loss = 2 + random.nextInt(200);
    if (random.nextInt(8) == 0) {
      next[random.nextInt(HALVES)] = random.nextInt(1 << 22);
    }
  }

  /** Nanoseconds to the frame to come; at times negative, at times far away. */
  public long nextStep() {
    int kind = random.nextInt(10_000);
    if (kind == 0) {
      return 300_000_000L;
    }
    return kind < 20 ? -random.nextInt(10_000) : random.nextInt(500);
  }

  /** True when the source is to say that it lost frames here. */
  public boolean dropsNow() {
    return random.nextInt(20_000) == 0;
  }

  /** Makes the next frame; one in fifty is the last one once more. */
  public void next() {
    if (captured > 0 && random.nextInt(50) == 0) {
      return;
    }
    if (random.nextInt(4) == 0) {
      load(golden.get(random.nextInt(golden.size())));
    } else {
      talk();
    }
    if (random.nextInt(damage) == 0) {
      spoil();
    }
  }

  private void talk() {
    half = random.nextInt(HALVES);
    boolean fromMaster = half % 2 == 0;
    List<byte[]> kinds = fromMaster ? requests : answers;
    load(kinds.get(random.nextInt(kinds.size())));
    // Three pairs of endpoints, by their last address byte.
    buffer.put(5, (byte) (buffer.get(5) + half / 2)).put(11, (byte) (buffer.get(11) + half / 2));
    int sequence = number();
    int acked = next[half ^ 1] - 1 - (random.nextInt(16) == 0 ? random.nextInt(-4, 8) : 0);
    long header = buffer.getLong(HEADER) & ~SEQUENCE_AND_ACK;
    header |= ((long) (sequence & Frame.SEQUENCE_MASK) << 32);
    header |= (long) (acked & Frame.SEQUENCE_MASK) << 10;
    if (random.nextInt(32) == 0) {
      header ^= 0x200;
    }
    if (random.nextInt(4) == 0) {
      header |= ((1L + random.nextInt(5)) << 5) | random.nextInt(6);
    }
    if (random.nextInt(64) == 0) {
      header |= (long) random.nextInt(16) << 57;
    }
    buffer.putLong(HEADER, header);
  }

  /** The number due; or one skipped, a repeat, or anything. */
  private int number() {
    int kind = random.nextInt(loss);
    if (kind == 0) {
      next[half] += 1 + random.nextInt(3);
    } else if (kind == 1) {
      return next[half] - 1 - random.nextInt(6);
    } else if (random.nextInt(5_000) == 0) {
      next[half] = random.nextInt(3) == 0 ? 0 : random.nextInt(1 << 22);
    }
    return next[half]++;
  }

  private void load(byte[] frame) {
    buffer.put(0, frame);
    captured = frame.length;
    wireLength = frame.length;
  }

  private void spoil() {
    switch (random.nextInt(4)) {
      case 0 -> captured = random.nextInt(captured + 1);
      case 1 -> {
        captured = random.nextInt(captured + 1);
        wireLength = captured;
      }
      case 2 -> wireLength = random.nextInt(3_000);
      default -> {
        for (int flips = 1 + random.nextInt(6); flips > 0; flips--) {
          int place = random.nextInt(captured);
          buffer.put(place, (byte) (buffer.get(place) ^ (1 << random.nextInt(8))));
        }
      }
    }
  }
}
