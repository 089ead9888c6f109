package io.memwall.collectors.simulator.truth;

import io.memwall.collectors.simulator.fabric.Frame;
import io.memwall.collectors.simulator.fabric.Message;
import java.util.List;
import java.util.function.Consumer;

/** One half at one tap: its counts, and what is known of its numbers. */
final class HalfTruth {
  private static final long NEVER = Long.MIN_VALUE;

  private final HalfCounts counts;
  private Numbers numbers = new Numbers();
  private long lastLossNanos = NEVER;
  private long unacked = NEVER;
  private long lastRefused = NEVER;
  private boolean advancedSinceRefusal;

  HalfTruth(HalfCounts counts) {
    this.counts = counts;
  }

  HalfCounts counts() {
    return counts;
  }

  void beginLife() {
    numbers = new Numbers();
    lastLossNanos = NEVER;
    unacked = NEVER;
    lastRefused = NEVER;
    advancedSinceRefusal = false;
  }

  /** A late frame of a former life is a repeat of something, for all that anybody can tell. */
  SightingClass classify(Frame frame, int life) {
    if (!frame.type().takesNumber()) {
      return SightingClass.ACK_ONLY;
    }
    if (frame.place().life() != life) {
      return SightingClass.RETRANS;
    }
    counts.add(HalfFigure.GAP_FRAMES, numbers.skips(frame.place().index()));
    return numbers.see(frame.place().index());
  }

  boolean isDeliveredNow(Frame frame, List<Message> messages, long tNanos) {
    return numbers.isDeliveredNow(frame.place().index(), new Parked(messages, tNanos));
  }

  /** An acknowledgement of what was not recorded yet says nothing. */
  boolean canBeAcked(long index) {
    return numbers.isStarted() && index < numbers.expected();
  }

  /** The other half has acknowledged this one; true when it had not acknowledged as much before. */
  boolean acknowledged(long index, long tNanos, Consumer<Parked> accepted) {
    numbers.acknowledged(
        index,
        new Numbers.Fate() {
          @Override
          public void accepted(Parked frame) {
            accepted.accept(frame);
          }

          @Override
          public void neverRecorded() {
            counts.add(HalfFigure.CAPTURE_LOST, 1);
            lastLossNanos = Math.max(lastLossNanos, tNanos);
          }
        });
    boolean advanced = index >= unacked;
    unacked = Math.max(unacked, index + 1);
    return advanced;
  }

  /** This half has answered the other: refusals are counted where they are made. */
  void noteAnswer(Frame frame, boolean advanced) {
    long acked = frame.place().claimed();
    if (frame.header().nak()) {
      counts.add(HalfFigure.NAK_FRAMES, 1);
      if (acked != lastRefused || advancedSinceRefusal) {
        counts.add(HalfFigure.NAK_EPISODES, 1);
      }
      lastRefused = acked;
      advancedSinceRefusal = false;
    } else {
      advancedSinceRefusal |= advanced;
    }
  }

  boolean isLostSince(long tNanos) {
    return numbers.hasGaps() || lastLossNanos >= tNanos;
  }
}
