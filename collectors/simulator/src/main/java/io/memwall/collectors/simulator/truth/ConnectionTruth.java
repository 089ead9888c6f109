package io.memwall.collectors.simulator.truth;

import io.memwall.collectors.simulator.fabric.Direction;
import io.memwall.collectors.simulator.fabric.Frame;
import io.memwall.collectors.simulator.fabric.Message;
import io.memwall.collectors.simulator.fabric.Sighting;
import java.util.List;

/** What one tap records of one connection, in the order of time. */
final class ConnectionTruth {
  private final HalfTruth toPool;
  private final HalfTruth toHost;
  private final Matching matching;
  private int life = -1;
  private int incarnations;

  ConnectionTruth(HalfTruth toPool, HalfTruth toHost, Names names, boolean keepsAll) {
    this.toPool = toPool;
    this.toHost = toHost;
    this.matching = new Matching(names, this::isLostSince, keepsAll, this::mismatch);
  }

  private boolean isLostSince(boolean ofToPool, long tNanos) {
    return half(ofToPool).isLostSince(tNanos);
  }

  private void mismatch(boolean ofToPool) {
    half(ofToPool).counts().add(HalfFigure.SIZE_MISMATCH, 1);
  }

  private HalfTruth half(boolean ofToPool) {
    return ofToPool ? toPool : toHost;
  }

  void recorded(Sighting sighting) {
    Frame frame = sighting.frame();
    Direction direction = sighting.direction();
    boolean up = sighting.view().isToPool(direction);
    if (frame.place().life() > life && frame.type().takesNumber()) {
      beginLife(frame.place().life());
    }
    HalfTruth half = half(up);
    HalfTruth other = half(!up);
    List<Message> messages = half.counts().visible(frame);
    SightingClass sightingClass = half.classify(frame, life, sighting.tNanos());
    half.counts().frame(frame, sightingClass);
    half.counts().payload(messages, sightingClass.isFirst());
    acknowledge(sighting, half, other);
    half.noteGaps();
    if (sightingClass.isFirst()) {
      other.counts().granted(frame.header().credit());
      messages.forEach(message -> count(half, message));
    }
    boolean present = frame.type().takesNumber() && frame.place().life() == life;
    if (present && half.isDeliveredNow(frame, messages, sighting.tNanos())) {
      deliver(messages, up, sighting.tNanos());
    }
  }

  private void beginLife(int newLife) {
    life = newLife;
    incarnations++;
    matching.reset();
    toPool.beginLife();
    toHost.beginLife();
  }

  private void count(HalfTruth half, Message message) {
    half.counts().message(message, Purpose.of(message.kind(), matching.answersAtomic(message)));
  }

  private void acknowledge(Sighting sighting, HalfTruth half, HalfTruth other) {
    if (sighting.frame().place().life() == life) {
      half.acknowledge(
          sighting, other, frame -> deliver(frame.messages(), other == toPool, frame.tNanos()));
    }
  }

  private void deliver(List<Message> messages, boolean up, long tNanos) {
    for (Message message : messages) {
      matching.message(message, up, tNanos);
    }
  }

  /**
   * What became of everything.
   *
   * @param lastNanos stamp of the last frame that any tap has recorded
   */
  ConnectionTotals totals(long lastNanos) {
    matching.expire(lastNanos);
    return matching.totals(Math.max(incarnations, 1));
  }
}
