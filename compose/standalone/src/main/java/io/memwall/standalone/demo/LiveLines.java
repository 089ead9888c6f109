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

  /**
   * On a busy machine results are still on their way after that; later than this they are missed.
   */
  private static final int PATIENCE = 40;

  private final Witness witness;
  private final InstantSource clock;
  private long next;
  private long lookFrom;
  private boolean saidLate;

  public LiveLines(DemoFabric fabric, QueryRunner runner, InstantSource clock) {
    this.witness = new Witness(fabric.truth(), fabric.inventory(), runner);
    this.clock = clock;
    // The first second began before the fabric did: it is not whole.
    this.next = clock.instant().getEpochSecond() + 1 + SECONDS;
    this.lookFrom = next + SETTLING;
  }

  /** The next line, when its time has come. */
  public Optional<String> next() {
    if (clock.instant().getEpochSecond() < lookFrom) {
      return Optional.empty();
    }
    if (!witness.knows(next)) {
      return late();
    }
    try {
      return compare();
    } catch (QueryException e) {
      goOn();
      return Optional.of("no answer: " + e.getMessage());
    }
  }

  private Optional<String> compare() {
    var comparison = witness.compare(next, SECONDS);
    long age = clock.instant().getEpochSecond() - next;
    if (!comparison.agrees() && age < PATIENCE) {
      lookFrom = next + age + 1;
      return Optional.empty();
    }
    goOn();
    return Optional.of(comparison.line() + (age > 2 * SETTLING ? ", " + age + " s later" : ""));
  }

  private void goOn() {
    next += SECONDS;
    lookFrom = next + SETTLING;
    saidLate = false;
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
