package io.memwall.collectors.simulator;

import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Lets a simulation happen at the pace of a clock: what is due has happened, and nothing else.
 *
 * <p>The simulation should start at the clock's present. When the machine is too slow the
 * simulation falls behind and catches up when it can; how far is in the {@link #status}.
 */
public final class PacedRun implements Runnable, AutoCloseable {
  static final long SLICE_NANOS = 10_000_000;
  static final long REST_NANOS = 1_000_000;

  /** Falling behind further than this counts. */
  static final long BEHIND_NANOS = 250_000_000;

  private final Simulation simulation;
  private final InstantSource clock;
  private final LongConsumer rest;
  private LongConsumer reached = nanos -> {};
  private volatile boolean stopped;
  private volatile Status status;

  /**
   * How the run keeps up.
   *
   * @param simulatedNanos epoch nanoseconds
   * @param lagNanos how far simulated time is behind the clock
   * @param timesBehind how often the lag grew beyond 250 ms
   */
  public record Status(long simulatedNanos, long lagNanos, long worstLagNanos, long timesBehind) {
    /** Whether what is seen now is late. */
    public boolean isBehind() {
      return lagNanos > BEHIND_NANOS;
    }

    private Status after(long simulated, long lag) {
      boolean fellBehind = !isBehind() && lag > BEHIND_NANOS;
      return new Status(
          simulated, lag, Math.max(worstLagNanos, lag), timesBehind + (fellBehind ? 1 : 0));
    }
  }

  public PacedRun(Simulation simulation, InstantSource clock) {
    this(simulation, clock, LockSupport::parkNanos);
  }

  /**
   * @param rest waits about so many nanoseconds
   */
  PacedRun(Simulation simulation, InstantSource clock, LongConsumer rest) {
    this.simulation = simulation;
    this.clock = clock;
    this.rest = rest;
    this.status = new Status(simulation.nowNanos(), 0, 0, 0);
  }

  /**
   * Tells how far simulated time has come, epoch nanoseconds, after each step and on the thread
   * that runs it: everything before was emitted. To be set before the run.
   */
  public PacedRun telling(LongConsumer listener) {
    reached = listener;
    return this;
  }

  /** Runs until the simulation ends or {@link #close} is called. */
  @Override
  public void run() {
    while (!stopped && !simulation.isFinished()) {
      if (slice() <= 0) {
        rest.accept(REST_NANOS);
      }
    }
  }

  /** A bounded step, so that a stop is heard; returns what is still due, in nanoseconds. */
  private long slice() {
    long due = now();
    long until = Math.min(due, status.simulatedNanos() + SLICE_NANOS);
    simulation.runUntil(until);
    long simulated = Math.max(until, simulation.nowNanos());
    reached.accept(simulated);
    status = status.after(simulated, Math.max(0, now() - simulated));
    return due - simulated;
  }

  private long now() {
    return Epoch.at(clock.instant()).startNanos();
  }

  public Status status() {
    return status;
  }

  /** Makes {@link #run} return soon; may be called from any thread. */
  @Override
  public void close() {
    stopped = true;
  }
}
