package io.memwall.collectors.wire.flow;

import static io.memwall.collectors.wire.flow.SequenceTracker.distance;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.flow.ViolationView.Evidence;
import io.memwall.collectors.wire.match.LatencyClass;
import io.memwall.collectors.wire.match.MessageView;

/**
 * What a classified frame says beyond its own counters: acknowledgements of the other half, credits
 * either way, and messages delivered to the matching. Acknowledgements come first, because they may
 * deliver the very requests that this frame answers.
 */
final class Tracking implements Delivery.Stream {
  private final Sighting seen;
  private final Reports reports;
  private final TapShare share;
  private final MessageView message = new MessageView();
  private final Spending spending;

  Tracking(TapShare share) {
    this.share = share;
    this.seen = share.seen();
    this.reports = share.reports();
    this.spending = new Spending(reports);
  }

  /** The acknowledgement in the frame at hand; before its messages are counted. */
  void acknowledge(Half half) {
    Half other = half.opposite();
    Frame frame = seen.frame;
    if (other == null || !other.sequence.isStarted()) {
      noteUnheard(half);
      return;
    }
    int number = frame.ackSequence();
    int beyond = distance(number, other.sequence.expected());
    if (beyond >= 0 || isInitialNak(half, other)) {
      outOfTurn(half, beyond);
      return;
    }
    Acknowledgements known = half.acknowledgements;
    if (known.isStarted() && distance(known.highest(), other.sequence.expected()) >= 0) {
      // What was acknowledged before the other half was seen cannot have been meant for it.
      known.reset();
    }
    boolean first = !known.isStarted();
    if (!frame.isAck()) {
      nak(half, known.refuse(number));
    }
    int advance = known.advance(number, other.sequence.first());
    if (!frame.isAck()) {
      known.refused();
    }
    if (advance > 0) {
      half.connection.evidence.noteAckInTurn();
      acknowledged(other, number, advance);
    } else if (!first) {
      half.interval.add(advance < 0 ? HalfCounter.ACK_REGRESS : HalfCounter.ACK_DUP, 1);
    }
  }

  /** Credits and messages of the frame at hand; it takes a number. */
  void follow(Half half) {
    Frame frame = seen.frame;
    if (seen.sequenceClass.isFirstSighting()) {
      noteSent(half);
      if (frame.messages().size() > 0) {
        spend(half);
      }
      if (frame.creditChannel() != 0) {
        takeReturn(half);
      }
    } else {
      half.sendTimes.repeated(frame.sequence());
    }
    tellGaps(half);
    if (!half.delivery.arrive(seen, message, this)) {
      reports.found(half, Anomaly.PEND_OVERFLOW, Evidence.COUNT, Delivery.MAX_PARKED, 0);
    }
  }

  @Override
  public void onDelivered(Half half, MessageView delivered) {
    share.matcherOf(half.connection).onMessage(half.direction, delivered);
    share.hot().onMessage(half.sourceMac(), half.destinationMac(), delivered);
  }

  @Override
  public void onRepeated(Half half, MessageView repeated) {
    if (half.connection.matcher != null) {
      half.connection.matcher.onRepeat(half.direction, repeated);
    }
  }

  /** Nothing of the other half was seen yet, perhaps never will be. */
  private void noteUnheard(Half half) {
    if (!seen.frame.isAck() && !half.acknowledgements.isStarted()) {
      initialNak(half);
      return;
    }
    int number = seen.frame.ackSequence();
    int advance = half.acknowledgements.advance(number, (number + 1) & Frame.SEQUENCE_MASK);
    half.interval.addUnheard(Math.max(0, advance));
  }

  /** A sender that has heard nothing refuses what it was never sent. */
  private boolean isInitialNak(Half half, Half other) {
    return !seen.frame.isAck()
        && !half.acknowledgements.isStarted()
        && distance(seen.frame.ackSequence(), other.sequence.first()) == -1
        && seen.frame.sequence() == half.sequence.first();
  }

  /** A number that was not seen to be sent. */
  private void outOfTurn(Half half, int beyond) {
    if (!seen.frame.isAck() && !half.acknowledgements.isStarted()) {
      initialNak(half);
      return;
    }
    if (!seen.frame.isAck()) {
      nak(half, half.acknowledgements.refuse(seen.frame.ackSequence()));
    }
    half.interval.add(HalfCounter.ACK_FUTURE, 1);
    if (beyond == 0 && half.connection.evidence.noteAckAhead()) {
      share.lifecycle().onEvidence(half);
    }
  }

  private static void nak(Half half, boolean begins) {
    half.interval.add(HalfCounter.NAK_FRAMES, 1);
    half.interval.add(HalfCounter.NAK_EPISODES, begins ? 1 : 0);
  }

  private void initialNak(Half half) {
    reports.found(half, Anomaly.NAK_INITIAL);
    if (half.connection.evidence.noteInitialNak()) {
      share.lifecycle().onEvidence(half);
    }
  }

  private void acknowledged(Half other, int number, int advance) {
    share.touch(other);
    other.interval.add(HalfCounter.ACKED_FRAMES, advance);
    if (other.sendTimes.open() > 0) {
      other.sendTimes.acknowledged(number, seen.nanos, other.interval.sketch(LatencyClass.ACK));
    }
    int lost = other.sequence.acknowledged(number);
    if (lost > 0) {
      captureLost(other, lost);
    }
    other.delivery.acknowledged(number, message, this);
  }

  /** Frames that were acknowledged though never seen: what they spent and returned is unknown. */
  private void captureLost(Half half, int frames) {
    half.interval.add(HalfCounter.CAPTURE_LOST, frames);
    half.connection.forgetCreditBase();
    share.matcherOf(half.connection).lost(half.direction, half.sequence.lossNanos());
    tellGaps(half);
  }

  /** The matching must know of holes even before its first message. */
  private void tellGaps(Half half) {
    if (half.gapsChanged()) {
      share.matcherOf(half.connection).gaps(half.direction, half.sequence.hasGaps());
    }
  }

  private void noteSent(Half half) {
    if (seen.sequenceClass != SequenceClass.FILL) {
      half.sendTimes.sent(seen.frame.sequence(), seen.nanos);
    }
    if (half.connection.evidence.note(seen.frame)) {
      share.lifecycle().onEvidence(half);
    }
    if (isUncertain(seen.frame)) {
      half.interval.add(HalfCounter.CREDIT_UNCERTAIN_FRAMES, 1);
      half.connection.credits[half.direction].forgetBase();
      share.matcherOf(half.connection).lost(half.direction, seen.nanos);
    }
  }

  private void spend(Half half) {
    Credits credits = half.connection.credits[half.direction];
    if (half.opposite() == null) {
      credits.forgetBase();
    }
    credits.consume(
        seen.frame.messages(),
        seen.nanos,
        turn(half.opposite()),
        half.interval.credits(),
        spending.of(half));
  }

  private void takeReturn(Half half) {
    int channel = seen.frame.creditChannel() - 1;
    if (channel >= CreditTally.CHANNELS) {
      return;
    }
    long flits = seen.frame.creditFlits();
    half.noteReturn(seen.frame, channel, flits);
    Half sender = half.opposite();
    if (sender != null) {
      share.touch(sender);
    }
    Connection connection = half.connection;
    int direction = 1 - half.direction;
    CreditTally tally = sender == null ? connection.early(direction) : sender.interval.credits();
    Credits credits = connection.credits[direction];
    if (!credits.grant(channel, flits, seen.nanos, turn(half), tally)) {
      reports.found(half, Anomaly.CREDIT_OVERRETURN, Evidence.FLITS, 0, tally.granted[channel]);
    }
    share.lifecycle().onCredit(half);
  }

  /** How fast frames of this half come back as acknowledgements; 0 when unknown. */
  private static long turn(Half half) {
    long least = half == null ? SendTimes.NEVER : half.sendTimes.leastNanos();
    return least == SendTimes.NEVER ? 0 : least;
  }

  /** True when there may be messages in the frame that were not read. */
  private static boolean isUncertain(Frame frame) {
    if (frame.isStopped()) {
      return true;
    }
    if (frame.isMaskCaptured() || frame.capturedFlits() == frame.flits()) {
      return false;
    }
    int last = frame.messages().size() - 1;
    return last < 0
        || frame.messages().startFlit(last) + frame.messages().flits(last) < frame.flits();
  }
}
