package io.memwall.standalone.size;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is written to one table.
 *
 * @param kind events, results or ledger, as the options of retention name them
 * @param rowsPerSecond that stay: what a later revision replaces is not in it once parts are merged
 * @param bytesPerRow on disk, with marks and index; empty while there is no row to measure
 * @param heldBytes in one copy of it now; empty when not measured
 * @param keeps how long rows stay; empty for ever
 */
record TableLoad(
    String name,
    String kind,
    double rowsPerSecond,
    OptionalDouble bytesPerRow,
    OptionalDouble heldBytes,
    Optional<Duration> keeps) {

  TableLoad times(double factor) {
    return new TableLoad(
        name, kind, rowsPerSecond * factor, bytesPerRow, Formulas.times(heldBytes, factor), keeps);
  }

  TableLoad during(Duration other) {
    return new TableLoad(name, kind, rowsPerSecond, bytesPerRow, heldBytes, Optional.of(other));
  }

  /** Bytes that one copy of the table grows by in a second. */
  OptionalDouble bytesPerSecond() {
    return rowsPerSecond == 0 ? OptionalDouble.of(0) : Formulas.times(bytesPerRow, rowsPerSecond);
  }
}
