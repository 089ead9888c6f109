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
  private boolean gapsKnown;

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
    gapsKnown = false;
  }

  /** A late frame of a former life is a repeat of something, for all that anybody can tell. */
  SightingClass classify(Frame frame, int life, long tNanos) {
    if (!frame.type().takesNumber()) {
      return SightingClass.ACK_ONLY;
    }
    if (frame.place().life() != life) {
      return SightingClass.RETRANS;
    }
    counts.add(HalfFigure.GAP_FRAMES, numbers.skips(frame.place().index()));
    return numbers.see(frame.place().index(), tNanos);
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
      other.accepted(claimed, accepted);
    }
  }

  private void accepted(long index, Consumer<Parked> accepted) {
    if (!numbers.isStarted()) {
      return;
    }
    Numbers.Lost lost = numbers.lostUpTo(index);
    if (lost.count() > 0) {
      counts.add(HalfFigure.CAPTURE_LOST, lost.count());
      noteGaps();
      lastLossNanos = Math.max(lastLossNanos, lost.foundNanos());
    }
    numbers.acceptedUpTo(index).forEach(accepted);
  }

  /** From here on it is known whether numbers are missing. */
  void noteGaps() {
    gapsKnown = numbers.hasGaps();
  }

  boolean isLostSince(long tNanos) {
    return gapsKnown || lastLossNanos >= tNanos;
  }
}
