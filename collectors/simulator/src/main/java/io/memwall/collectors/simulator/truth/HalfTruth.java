package io.memwall.collectors.simulator.truth;

import io.memwall.collectors.simulator.fabric.Frame;
import io.memwall.collectors.simulator.fabric.Message;
import io.memwall.collectors.simulator.fabric.Sighting;
import java.util.List;
import java.util.function.Consumer;

/** One half at one tap: its counts, and what is known of its numbers. */
final class HalfTruth {
  private static final long NEVER = Long.MIN_VALUE;

  private final HalfCounts counts;
  private Numbers numbers = new Numbers();
  private long lastLossNanos = NEVER;
  private Answers answers = new Answers();

  HalfTruth(HalfCounts counts) {
    this.counts = counts;
  }

  HalfCounts counts() {
    return counts;
  }

  void beginLife() {
    numbers = new Numbers();
    lastLossNanos = NEVER;
    answers = new Answers();
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

  /** Acknowledges the other half; what that has accepted goes to the taker. */
  void acknowledge(Sighting sighting, HalfTruth other, Consumer<Parked> accepted) {
    long claimed = sighting.frame().place().claimed();
    boolean nak = sighting.frame().header().nak();
    if (nak && answers.isInitial(sighting.frame(), numbers, other.numbers)) {
      counts.oddity("nak_initial");
      return;
    }
    boolean known = other.numbers.isStarted();
    if (known && nak) {
      counts.add(HalfFigure.NAK_FRAMES, 1);
      counts.add(HalfFigure.NAK_EPISODES, answers.refuses(claimed, other.numbers) ? 1 : 0);
    }
    if (!known || claimed < other.numbers.expected()) {
      answers.advance(claimed, nak && known);
      other.accepted(claimed, sighting.tNanos(), accepted);
    }
  }

  private void accepted(long index, long tNanos, Consumer<Parked> accepted) {
    if (!numbers.isStarted()) {
      return;
    }
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
  }

  boolean isLostSince(long tNanos) {
    return numbers.hasGaps() || lastLossNanos >= tNanos;
  }
}
