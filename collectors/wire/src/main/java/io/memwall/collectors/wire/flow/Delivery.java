package io.memwall.collectors.wire.flow;

import static io.memwall.collectors.wire.flow.SequenceTracker.distance;

import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.Messages;
import io.memwall.collectors.wire.match.MessageView;
import java.util.Arrays;

/**
 * What the receiver of a half takes, as far as the tap can tell. A go-back-N receiver throws away
 * every frame beyond a hole, so such frames wait here: a repeat of one delivers the repeat; an
 * acknowledgement proves that the receiver had no hole, and delivers them with the time they were
 * first seen.
 */
final class Delivery {
  /** Frames that may wait. */
  static final int MAX_PARKED = 256;

  private static final int FIRST_ROOM = 8;

  /** Takes the delivered messages. */
  interface Stream {
    void onDelivered(Half half, MessageView message);

    /** A message that was delivered before, or waits, was sent again. */
    void onRepeated(Half half, MessageView message);
  }

  private final Half half;
  private final ParkedMessages pool;
  private int next;
  private int size;
  private int[] sequences = {};
  private int[] chains = {};
  private long[] nanos = {};
  private long[] frames = {};
  private boolean[] repeated = {};

  Delivery(Half half, ParkedMessages pool) {
    this.half = half;
    this.pool = pool;
  }

  /** The number the receiver waits for. */
  int next() {
    return next;
  }

  int parked() {
    return size;
  }

  /** Forgets what waits; {@code sequence} is due next. */
  void begin(int sequence) {
    for (int i = 0; i < size; i++) {
      pool.release(chains[i]);
    }
    size = 0;
    next = sequence;
  }

  /**
   * A frame that takes a number.
   *
   * @return false when a frame had to be delivered out of turn, because no more can wait
   */
  boolean arrive(Sighting seen, MessageView view, Stream stream) {
    int ahead = distance(seen.frame.sequence(), next);
    if (ahead == 0) {
      next = (next + 1) & Frame.SEQUENCE_MASK;
      if (size > 0) {
        forgetFirst();
      }
      deliver(seen, view, stream);
      return true;
    }
    if (seen.frame.messages().size() == 0) {
      return true;
    }
    if (ahead < 0) {
      repeat(seen, view, stream);
      return true;
    }
    return park(seen, view, stream);
  }

  /** The receiver has everything up to {@code sequence}. */
  void acknowledged(int sequence, MessageView view, Stream stream) {
    if (distance(sequence, next) < 0) {
      return;
    }
    next = (sequence + 1) & Frame.SEQUENCE_MASK;
    int due = 0;
    while (due < size && distance(sequences[due], sequence) <= 0) {
      show(due++, view, stream);
    }
    drop(due);
  }

  private void deliver(Sighting seen, MessageView view, Stream stream) {
    Messages messages = seen.frame.messages();
    int count = messages.size();
    for (int i = 0; i < count; i++) {
      view.of(messages, i)
          .seen(seen.nanos, seen.frameNumber, seen.isRepeated())
          .numbered(seen.frame.sequence());
      stream.onDelivered(half, view);
    }
  }

  private void repeat(Sighting seen, MessageView view, Stream stream) {
    Messages messages = seen.frame.messages();
    int count = messages.size();
    for (int i = 0; i < count; i++) {
      stream.onRepeated(half, view.of(messages, i).seen(seen.nanos, seen.frameNumber, true));
    }
  }

  private boolean park(Sighting seen, MessageView view, Stream stream) {
    int place = placeOf(seen.frame.sequence());
    if (place < size && sequences[place] == seen.frame.sequence()) {
      repeated[place] = true;
      return true;
    }
    boolean room = size < MAX_PARKED;
    if (!room) {
      deliverFirst(view, stream);
      place = placeOf(seen.frame.sequence());
    }
    int chain = pool.park(seen.frame.messages());
    while (chain == ParkedMessages.NONE && size > 0) {
      room = false;
      deliverFirst(view, stream);
      place = placeOf(seen.frame.sequence());
      chain = pool.park(seen.frame.messages());
    }
    if (chain == ParkedMessages.NONE) {
      next = (seen.frame.sequence() + 1) & Frame.SEQUENCE_MASK;
      deliver(seen, view, stream);
      return false;
    }
    insert(place, seen, chain);
    return room;
  }

  /** The place of a number among those that wait, or where it belongs. */
  private int placeOf(int sequence) {
    int place = size;
    while (place > 0 && distance(sequences[place - 1], sequence) >= 0) {
      place--;
    }
    return place;
  }

  private void insert(int place, Sighting seen, int chain) {
    if (size == sequences.length) {
      grow(Math.max(FIRST_ROOM, 2 * size));
    }
    move(place, place + 1);
    sequences[place] = seen.frame.sequence();
    chains[place] = chain;
    nanos[place] = seen.nanos;
    frames[place] = seen.frameNumber;
    repeated[place] = seen.isRepeated();
  }

  private void deliverFirst(MessageView view, Stream stream) {
    next = (sequences[0] + 1) & Frame.SEQUENCE_MASK;
    show(0, view, stream);
    drop(1);
  }

  /** The number just delivered waited too: its repeat took its place. */
  private void forgetFirst() {
    if (distance(sequences[0], next) < 0) {
      pool.release(chains[0]);
      drop(1);
    }
  }

  private void show(int index, MessageView view, Stream stream) {
    int slot = chains[index];
    while (slot != ParkedMessages.NONE) {
      slot = pool.show(slot, view);
      view.seen(nanos[index], frames[index], repeated[index]).numbered(sequences[index]);
      stream.onDelivered(half, view);
    }
    pool.release(chains[index]);
  }

  private void drop(int count) {
    if (count > 0) {
      move(count, 0);
    }
  }

  private void move(int from, int to) {
    int moved = size - from;
    System.arraycopy(sequences, from, sequences, to, moved);
    System.arraycopy(chains, from, chains, to, moved);
    System.arraycopy(nanos, from, nanos, to, moved);
    System.arraycopy(frames, from, frames, to, moved);
    System.arraycopy(repeated, from, repeated, to, moved);
    size += to - from;
  }

  private void grow(int room) {
    sequences = Arrays.copyOf(sequences, room);
    chains = Arrays.copyOf(chains, room);
    nanos = Arrays.copyOf(nanos, room);
    frames = Arrays.copyOf(frames, room);
    repeated = Arrays.copyOf(repeated, room);
  }
}
