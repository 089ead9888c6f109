package io.memwall.collectors.simulator.fabric;

import io.memwall.collectors.simulator.core.Timeline;

/** When one end sends again what was not acknowledged: on refusal, and when nothing moves. */
final class Retry {
  private static final long NOTHING_REFUSED = -2;

  private final SendBuffer sent;
  private final Profile profile;
  private final long timeoutPicos;
  private final Alarm alarm;
  private final Runnable whenDue;
  private long refusedLast = NOTHING_REFUSED;

  /**
   * Nothing to watch over yet.
   *
   * @param whenDue called when there is something to send again
   */
  Retry(Timeline timeline, int entity, EndpointSetup setup, SendBuffer sent, Runnable whenDue) {
    this.sent = sent;
    this.profile = setup.profile();
    this.timeoutPicos = setup.timeoutNanos() * Timeline.PICOS_PER_NANO;
    this.alarm = new Alarm(timeline, entity, this::timeOut);
    this.whenDue = whenDue;
  }

  /** A numbered frame has left. */
  void sent() {
    if (!alarm.isSet()) {
      guard();
    }
  }

  /** Takes the acknowledgement or refusal of a frame; true when it was progress. */
  boolean answered(Frame frame) {
    long acked = frame.place().acked();
    boolean refused = frame.header().nak();
    boolean everything = refused && profile.has(Quirk.RESENDS_EVERYTHING);
    boolean progress = !everything && sent.acknowledge(acked);
    if (progress) {
      guard();
    }
    boolean news = refusedLast != acked && acked + 1 >= sent.oldest();
    if (refused && news && sent.awaitsAck() && !isOpeningRefusal(frame)) {
      refusedLast = acked;
      sent.resend();
      alarm.set(timeoutPicos);
    }
    return progress;
  }

  private boolean isOpeningRefusal(Frame frame) {
    return profile.has(Quirk.OPENS_WITH_NAK) && frame.place().acked() < 0;
  }

  /** The connection is gone. */
  void forget() {
    refusedLast = NOTHING_REFUSED;
    alarm.cancel();
  }

  /** There was progress, or something new to watch over. */
  private void guard() {
    if (sent.awaitsAck()) {
      alarm.set(timeoutPicos);
    } else {
      alarm.cancel();
    }
  }

  private void timeOut() {
    if (sent.awaitsAck()) {
      refusedLast = NOTHING_REFUSED;
      sent.resend();
      guard();
      whenDue.run();
    }
  }
}
