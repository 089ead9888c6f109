package io.memwall.collectors.agent.live;

import io.memwall.collectors.agent.capture.EpochNanos;
import java.time.InstantSource;
import java.util.function.DoubleFunction;
import java.util.function.DoubleSupplier;

/**
 * A gate that can be told to open for a share of the time only, and back. What the gates before and
 * after a change admit is kept apart at the instant of the change.
 */
final class DutyGate implements Gate {
  private static final Gate SHUT = new Shut();

  private final DoubleFunction<Gate> making;
  private final DoubleSupplier share;
  private final InstantSource clock;
  private double made;
  private Gate gate;
  private Gate before = SHUT;
  private long since = Long.MIN_VALUE;
  private long beforeSince = Long.MIN_VALUE;
  private long gap;
  private boolean newer;

  /**
   * @param making a gate that opens for a share of the time, 1 for always
   * @param share asked for now; any thread may change it
   */
  DutyGate(DoubleFunction<Gate> making, DoubleSupplier share, InstantSource clock) {
    this.making = making;
    this.share = share;
    this.clock = clock;
    this.made = share.getAsDouble();
    this.gate = making.apply(made);
  }

  @Override
  public void tend() {
    double wanted = share.getAsDouble();
    if (wanted != made) {
      before = gate;
      beforeSince = since;
      made = wanted;
      gate = making.apply(wanted);
      since = now();
      newer = true;
    }
    gate.tend();
  }

  @Override
  public boolean admits(long epochNanos) {
    if (epochNanos < since) {
      return epochNanos >= beforeSince && before.admits(epochNanos);
    }
    if (!gate.admits(epochNanos)) {
      return false;
    }
    if (newer) {
      // Between the last frame of the one and the first of the other, the filter may have been
      // shut.
      newer = false;
      gap += Math.max(1, epochNanos - since);
    }
    return true;
  }

  @Override
  public long takeGap() {
    long told = gap + before.takeGap() + gate.takeGap();
    gap = 0;
    return told;
  }

  @Override
  public long watchedNanos(long fromNanos, long untilNanos) {
    return within(before, Math.max(fromNanos, beforeSince), Math.min(untilNanos, since))
        + within(gate, Math.max(fromNanos, since), untilNanos);
  }

  private static long within(Gate one, long fromNanos, long untilNanos) {
    return fromNanos < untilNanos ? one.watchedNanos(fromNanos, untilNanos) : 0;
  }

  @Override
  public long patienceMillis() {
    return gate.patienceMillis();
  }

  private long now() {
    return EpochNanos.now(clock);
  }

  /** What was before the first gate. */
  private static final class Shut implements Gate {
    @Override
    public void tend() {}

    @Override
    public boolean admits(long epochNanos) {
      return false;
    }

    @Override
    public long takeGap() {
      return 0;
    }

    @Override
    public long watchedNanos(long fromNanos, long untilNanos) {
      return 0;
    }

    @Override
    public long patienceMillis() {
      return Long.MAX_VALUE;
    }
  }
}
