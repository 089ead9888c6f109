package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.core.Timeline;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long a host's work stood still for want of memory, as pressure stall information counts it:
 * the window is full, and its oldest request has waited longer than four unloaded latencies.
 *
 * <p>Settled whenever the window changes; in between only time passes.
 */
final class Pressure {
  private static final int PATIENCE = 4;

  private final Map<Long, Long> waitingSince = new LinkedHashMap<>();
  private long patiencePicos;
  private long window = Long.MAX_VALUE;
  private long settledAt;
  private long stalledPicos;
  private long nextId;

  /** From when on a request holds work up, given the latency of one that meets no other. */
  static long patiencePicos(long unloadedNanos) {
    return PATIENCE * unloadedNanos * Timeline.PICOS_PER_NANO;
  }

  /** A master with this window begins; what was in flight is forgotten. */
  void begin(int newWindow, long newPatiencePicos, long nowPicos) {
    settle(nowPicos);
    waitingSince.clear();
    window = newWindow;
    patiencePicos = newPatiencePicos;
  }

  long asked(long nowPicos) {
    settle(nowPicos);
    waitingSince.put(nextId, nowPicos);
    return nextId++;
  }

  void answered(long id, long nowPicos) {
    settle(nowPicos);
    waitingSince.remove(id);
  }

  private void settle(long nowPicos) {
    if (waitingSince.size() >= window) {
      long head = waitingSince.values().iterator().next();
      stalledPicos += Math.max(0, nowPicos - Math.max(settledAt, head + patiencePicos));
    }
    settledAt = nowPicos;
  }

  /** Since the start. */
  long stalledMicros(long nowPicos) {
    settle(nowPicos);
    return stalledPicos / 1_000_000;
  }
}
