package io.memwall.streams.sink;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * How far merges are behind: looked at before an insert, no more than every other second. Where
 * they are too far behind, an insert waits for them, but not for ever: rows are worth more than
 * order, and ClickHouse itself refuses what it cannot take.
 */
final class Pressure {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int MOST_PAUSES = 10;

  private final Inserter tables;
  private final Progress progress;
  private final InstantSource clock;
  private final Duration pause;
  private Instant looked = Instant.MIN;

  Pressure(Inserter tables, Progress progress, InstantSource clock) {
    this(tables, progress, clock, PAUSE);
  }

  /**
   * @param pause between looks while merges are too far behind
   */
  Pressure(Inserter tables, Progress progress, InstantSource clock, Duration pause) {
    this.tables = tables;
    this.progress = progress;
    this.clock = clock;
    this.pause = pause;
  }

  /** Returns when there is room for parts, or has been none for a while. */
  void awaitRoom() throws InsertException {
    if (clock.instant().minus(LOOK_EVERY).isBefore(looked)) {
      return;
    }
    look();
    for (int i = 0; i < MOST_PAUSES && progress.parts() > Pace.MOST_PARTS; i++) {
      pause();
      look();
    }
  }

  private void look() {
    // Who cannot be asked leaves what was known: the insert will say what is wrong.
    tables.mostParts().ifPresent(progress::parts);
    looked = clock.instant();
  }

  private void pause() throws InsertException {
    try {
      TimeUnit.MILLISECONDS.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InsertException(InsertFailure.UNREACHABLE, "interrupted", e);
    }
  }
}
