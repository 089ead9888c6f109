package io.memwall.collectors.agent.limits;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an agent within its limits: looks once a second at what it takes, and pulls the levers that
 * make it take less, or lets go of them. Used by one thread; the status by any.
 */
public final class Governor {
  private static final Logger log = LoggerFactory.getLogger(Governor.class);
  private static final long ROUND_NANOS = 1_000_000_000;

  /**
   * Classes are loaded and compiled once, and events wait on disk until Kafka is found: that is no
   * reason to look less at the fabric.
   */
  private static final long START_NANOS = 15 * ROUND_NANOS;

  /** What can be done about too much. */
  public interface Levers {
    /** The step that something else than our own limits asks for; 0 for none. */
    int askedFor();

    /**
     * Makes intervals longer.
     *
     * @param step 0 as asked for, up to 6 the longest
     */
    void coarser(int step);

    /** Has captures look for a share of the time. */
    void look(double share);

    /** Gives memory back that is not needed. */
    void tidy();
  }

  private final Usage usage;
  private final LongSupplier nanoTime;
  private final Levers levers;
  private volatile Optional<Limits> limits = Optional.empty();
  private volatile Ladder ladder = Ladder.GROUND;
  private volatile OptionalDouble cores = OptionalDouble.empty();
  private final long startedAt;
  private OptionalLong cpuBefore = OptionalLong.empty();
  private long lookedAt;

  /**
   * @param nanoTime a clock that never steps, nanoseconds
   */
  public Governor(Usage usage, LongSupplier nanoTime, Levers levers) {
    this.usage = usage;
    this.nanoTime = nanoTime;
    this.levers = levers;
    this.startedAt = nanoTime.getAsLong();
    this.lookedAt = startedAt;
    this.cpuBefore = usage.cpuNanos();
  }

  /** The limits from now on; without any, nothing is kept. */
  public void keep(Optional<Limits> next) {
    limits = next;
  }

  /** Looks, if a second has passed since the last look, and acts. */
  public void round() {
    long now = nanoTime.getAsLong();
    long passed = now - lookedAt;
    if (passed < ROUND_NANOS) {
      return;
    }
    lookedAt = now;
    OptionalLong cpu = usage.cpuNanos();
    cores =
        cpu.isPresent() && cpuBefore.isPresent()
            ? OptionalDouble.of((cpu.getAsLong() - cpuBefore.getAsLong()) / (double) passed)
            : OptionalDouble.empty();
    cpuBefore = cpu;
    act();
  }

  private void act() {
    Optional<Limits> may = limits;
    boolean started = lookedAt - startedAt > START_NANOS;
    double cpu = started && may.isPresent() ? cores.orElse(0) / may.get().cpuCores() : 0;
    double memory =
        may.isPresent() ? usage.residentBytes().orElse(0) / (double) may.get().memoryBytes() : 0;
    Ladder before = ladder;
    int asked = started ? levers.askedFor() : 0;
    Ladder next = before.next(cpu, memory, asked);
    ladder = next;
    if (next.step() != before.step()) {
      levers.coarser(next.step());
    }
    if (next.share() != before.share()) {
      levers.look(next.share());
    }
    boolean higher = next.step() > before.step() || next.share() < before.share();
    if (higher && memory >= cpu) {
      levers.tidy();
    }
    if (next.step() != before.step() || next.share() != before.share()) {
      log.info("{}", sentence(next, cpu, memory, asked));
    }
  }

  private static String sentence(Ladder next, double cpu, double memory, int asked) {
    return String.format(
        Locale.ROOT,
        "at %.0f %% of the cores and %.0f %% of the memory allowed%s: step %d, looking %.0f %% of the time",
        100 * cpu,
        100 * memory,
        asked > 0 ? ", with events waiting for Kafka" : "",
        next.step(),
        100 * next.share());
  }

  /** The step now: what starts later begins there. */
  public int step() {
    return ladder.step();
  }

  /** The share now. */
  public double share() {
    return ladder.share();
  }

  public LimitStatus status() {
    return new LimitStatus(
        limits, usage.cpuNanos(), usage.residentBytes(), cores, ladder.step(), ladder.share());
  }
}
