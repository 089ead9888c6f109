package io.memwall.standalone.demo;

import io.memwall.sql.QueryException;
import io.memwall.sql.QueryRunner;
import java.time.InstantSource;
import java.util.Optional;

/** A line every few seconds: what memwall answers, beside the truth. */
public final class LiveLines {
  private static final int SECONDS = 5;

  /** From the end of a second to its results in ClickHouse, with room to spare. */
  private static final int SETTLING = 4;

  private final Witness witness;
  private final InstantSource clock;
  private long next;
  private boolean saidLate;

  public LiveLines(DemoFabric fabric, QueryRunner runner, InstantSource clock) {
    this.witness = new Witness(fabric.truth(), fabric.inventory(), runner);
    this.clock = clock;
    // The first second began before the fabric did: it is not whole.
    this.next = clock.instant().getEpochSecond() + 1 + SECONDS;
  }

  /** The next line, when its time has come. */
  public Optional<String> next() {
    if (clock.instant().getEpochSecond() < next + SETTLING) {
      return Optional.empty();
    }
    if (!witness.knows(next)) {
      return late();
    }
    long end = next;
    next += SECONDS;
    saidLate = false;
    try {
      return Optional.of(witness.compare(end, SECONDS).line());
    } catch (QueryException e) {
      return Optional.of("no answer: " + e.getMessage());
    }
  }

  /** A simulation that cannot keep up has no truth to compare with yet; said once. */
  private Optional<String> late() {
    if (saidLate) {
      return Optional.empty();
    }
    saidLate = true;
    return Optional.of("the simulation lags behind the clock: this machine is busy");
  }
}
