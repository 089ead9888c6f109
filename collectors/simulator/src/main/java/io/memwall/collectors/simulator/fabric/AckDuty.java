package io.memwall.collectors.simulator.fabric;

import io.memwall.collectors.simulator.core.Timeline;

/** When one end owes the other an answer, with or without something to say. */
final class AckDuty {
  private static final long ECHO_DELAY_PICOS = 8_000 * Timeline.PICOS_PER_NANO;

  /** So often an idle line is kept busy after its last message; for ever would be too long. */
  private static final int ECHOES = 16;

  private final long delayPicos;
  private final Alarm alarm;
  private final Alarm echoAlarm;
  private final Runnable whenDue;
  private int echoes = ECHOES;
  private boolean due;

  AckDuty(Timeline timeline, int entity, long delayNanos, Runnable whenDue) {
    this.delayPicos = delayNanos * Timeline.PICOS_PER_NANO;
    this.alarm = new Alarm(timeline, entity, this::isDueNow);
    this.echoAlarm = new Alarm(timeline, entity, this::isDueNow);
    this.whenDue = whenDue;
  }

  boolean isDue() {
    return due;
  }

  /** Something has come that must be acknowledged, soon. */
  void await() {
    if (!due && !alarm.isSet()) {
      alarm.set(delayPicos);
    }
  }

  /** An acknowledgement has left, or there is nobody to send it to any more. */
  void forget() {
    due = false;
    alarm.cancel();
  }

  /** The line carries messages. */
  void isBusy() {
    echoes = ECHOES;
  }

  /** An empty frame is answered by an empty frame. */
  void echo() {
    if (echoes > 0 && !echoAlarm.isSet()) {
      echoes--;
      echoAlarm.set(ECHO_DELAY_PICOS);
    }
  }

  private void isDueNow() {
    due = true;
    whenDue.run();
  }
}
