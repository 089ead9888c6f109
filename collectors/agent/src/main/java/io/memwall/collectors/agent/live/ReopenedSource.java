package io.memwall.collectors.agent.live;

import io.memwall.collectors.agent.capture.CaptureException;
import io.memwall.collectors.agent.capture.EpochNanos;
import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.agent.capture.FrameSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An interface that may be missing at first, or go and come back: opened again and again until it
 * is there. Time without it is not watched, and says so.
 */
public final class ReopenedSource implements FrameSource {
  private static final Logger log = LoggerFactory.getLogger(ReopenedSource.class);
  private static final long RETRY_NANOS = 5_000_000_000L;

  /** As late as the frames of a ring may come. */
  private static final long LATENESS_NANOS = 250_000_000;

  private final String name;
  private final Supplier<FrameSource> opening;
  private final InstantSource clock;
  private FrameSource source;
  private long openedAt;
  private long lostAt;
  private long retryAt = System.nanoTime();
  private long dropsBefore;
  private OptionalLong drops = OptionalLong.of(0);
  private volatile String trouble = "not opened yet";
  private volatile boolean closed;

  /**
   * Opens at the first poll.
   *
   * @param opening throws a {@link CaptureException} while there is nothing to open
   */
  public ReopenedSource(String name, Supplier<FrameSource> opening, InstantSource clock) {
    this.name = name;
    this.opening = opening;
    this.clock = clock;
  }

  /** Why it does not watch now; empty while it does. Any thread. */
  public Optional<String> trouble() {
    return trouble.isEmpty() ? Optional.empty() : Optional.of(trouble);
  }

  @Override
  public Poll poll(Frame frame, Duration maxWait) {
    if (closed) {
      return Poll.END;
    }
    if (source == null && !open()) {
      LockSupport.parkNanos(maxWait.toNanos());
      return Poll.IDLE;
    }
    try {
      Poll found = source.poll(frame, maxWait);
      if (found == Poll.FRAME && lostAt != 0) {
        frame.missingBefore(frame.lostBefore(), frame.gapBeforeNanos() + openedAt - lostAt);
        lostAt = 0;
      }
      return found;
    } catch (CaptureException e) {
      lose(e);
      return Poll.IDLE;
    }
  }

  private boolean open() {
    if (System.nanoTime() - retryAt < 0) {
      return false;
    }
    try {
      source = opening.get();
      openedAt = now();
      trouble = "";
      log.info("{} is watched", name);
      return true;
    } catch (CaptureException e) {
      complain(e);
      return false;
    }
  }

  private void lose(CaptureException e) {
    drops();
    dropsBefore = drops.orElse(dropsBefore);
    source.close();
    source = null;
    lostAt = now();
    complain(e);
  }

  private void complain(CaptureException e) {
    if (!trouble.equals(e.getMessage())) {
      log.warn("{} is not watched; tried again every 5 s: {}", name, e.getMessage());
      trouble = e.getMessage();
    }
    retryAt = System.nanoTime() + RETRY_NANOS;
  }

  @Override
  public long horizon(long nowNanos) {
    return source == null ? nowNanos - LATENESS_NANOS : source.horizon(nowNanos);
  }

  /** Of what came before the interface was lost, nothing is claimed. */
  @Override
  public long watchedNanos(long fromNanos, long untilNanos) {
    long from = Math.max(fromNanos, openedAt);
    return source == null || from >= untilNanos ? 0 : source.watchedNanos(from, untilNanos);
  }

  @Override
  public long plannedGapNanos(long fromNanos, long untilNanos) {
    long from = Math.max(fromNanos, openedAt);
    return source == null || from >= untilNanos ? 0 : source.plannedGapNanos(from, untilNanos);
  }

  @Override
  public OptionalLong interfaceDrops() {
    return source == null ? OptionalLong.empty() : source.interfaceDrops();
  }

  @Override
  public List<String> interfaces() {
    return source == null ? List.of(name) : source.interfaces();
  }

  @Override
  public OptionalLong drops() {
    if (source != null) {
      OptionalLong since = source.drops();
      drops = since.isPresent() ? OptionalLong.of(dropsBefore + since.getAsLong()) : since;
    }
    return drops;
  }

  @Override
  public void close() {
    closed = true;
    if (source != null) {
      source.close();
    }
  }

  private long now() {
    return EpochNanos.now(clock);
  }
}
