package io.memwall.collectors.simulator.coherence;

import io.memwall.collectors.simulator.core.Rank;
import io.memwall.collectors.simulator.core.Timeline;
import io.memwall.collectors.simulator.fabric.Message;

/** A pool's memory: an access waits for its bank, then takes its time. */
final class Banks {
  private static final int BANK_SHIFT = 16;

  private final Timeline timeline;
  private final MemoryTimes times;
  private final int entity;
  private final long[] freeAt;

  Banks(Timeline timeline, MemoryTimes times) {
    this.timeline = timeline;
    this.times = times;
    this.entity = timeline.newEntity();
    this.freeAt = new long[times.banks()];
  }

  void serve(Message request, Runnable served) {
    int bank = (int) ((request.address() >>> BANK_SHIFT) % freeAt.length);
    long turn = Math.max(timeline.now(), freeAt[bank]);
    freeAt[bank] = turn + times.busyNanos() * Timeline.PICOS_PER_NANO;
    long end = turn + times.nanos(request.kind()) * Timeline.PICOS_PER_NANO;
    timeline.at(end, Rank.TIMER, entity, served);
  }
}
