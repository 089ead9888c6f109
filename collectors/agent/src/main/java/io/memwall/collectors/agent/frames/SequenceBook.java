package io.memwall.collectors.agent.frames;

import io.memwall.collectors.wire.Frame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;

/** In which frame each of the last sequence numbers of a half came first, and which are missing. */
final class SequenceBook {
  private static final int FIRST_SIZE = 64;

  /** Retransmission goes back by a buffer, far less than this. */
  private static final int LARGEST = 1024;

  private static final int MAX_HOLES = 64;
  private static final int HALF_RANGE = 1 << 21;

  private int[] sequences = new int[FIRST_SIZE];
  private long[] frames = new long[FIRST_SIZE];
  private final Deque<Hole> holes = new ArrayDeque<>();
  private int next;

  /** The number that was due came. */
  void inOrder(int sequence, long frame) {
    note(sequence, frame);
    next = sequence + 1 & Frame.SEQUENCE_MASK;
  }

  /** A later number came; the hole before it stays open for now. */
  Hole ahead(int sequence, long frame) {
    var hole = new Hole(next, sequence - next & Frame.SEQUENCE_MASK, frame);
    if (holes.size() >= MAX_HOLES) {
      holes.removeFirst();
    }
    holes.addLast(hole);
    inOrder(sequence, frame);
    return hole;
  }

  /** A missing number came. */
  Optional<Hole> late(int sequence, long frame) {
    note(sequence, frame);
    Optional<Hole> filled = holes.stream().filter(hole -> hole.holds(sequence)).findFirst();
    filled.ifPresent(hole -> hole.fill(frame));
    holes.removeIf(Hole::isFull);
    return filled;
  }

  /** The other half acknowledges everything up to a number. */
  void acknowledged(int sequence, long frame) {
    Iterator<Hole> open = holes.iterator();
    while (open.hasNext()) {
      Hole hole = open.next();
      if ((sequence - hole.last() & Frame.SEQUENCE_MASK) < HALF_RANGE) {
        hole.acknowledge(frame);
        open.remove();
      }
    }
  }

  /** The frame in which the number came first; empty when that is too far back. */
  OptionalLong first(int sequence) {
    int slot = sequence & sequences.length - 1;
    boolean known = frames[slot] > 0 && sequences[slot] == sequence;
    return known ? OptionalLong.of(frames[slot]) : OptionalLong.empty();
  }

  private void note(int sequence, long frame) {
    while (taken(sequence) && sequences.length < LARGEST) {
      grow();
    }
    int slot = sequence & sequences.length - 1;
    sequences[slot] = sequence;
    frames[slot] = frame;
  }

  private boolean taken(int sequence) {
    int slot = sequence & sequences.length - 1;
    return frames[slot] > 0 && sequences[slot] != sequence;
  }

  private void grow() {
    int[] oldSequences = sequences;
    long[] oldFrames = frames;
    sequences = new int[2 * oldSequences.length];
    frames = new long[sequences.length];
    for (int i = 0; i < oldFrames.length; i++) {
      if (oldFrames[i] > 0) {
        int slot = oldSequences[i] & sequences.length - 1;
        sequences[slot] = oldSequences[i];
        frames[slot] = oldFrames[i];
      }
    }
  }
}
