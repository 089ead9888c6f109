package io.memwall.standalone.size;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What is written to one topic.
 *
 * @param recordsPerSecond written to it
 * @param bytesPerRecord in the log, compressed as it is; empty while there is no record to measure
 * @param heldBytes in one copy of it now; empty when not measured
 * @param readers groups that read it whole; empty when not known
 */
record TopicLoad(
    String name,
    double recordsPerSecond,
    OptionalDouble bytesPerRecord,
    OptionalDouble heldBytes,
    int partitions,
    int copies,
    Keeping keeping,
    OptionalInt readers) {

  TopicLoad times(double factor) {
    return new TopicLoad(
        name,
        recordsPerSecond * factor,
        bytesPerRecord,
        Formulas.times(heldBytes, factor),
        partitions,
        copies,
        keeping,
        readers);
  }

  TopicLoad with(int otherCopies, Keeping otherKeeping) {
    return new TopicLoad(
        name,
        recordsPerSecond,
        bytesPerRecord,
        heldBytes,
        partitions,
        otherCopies,
        otherKeeping,
        readers);
  }

  /** Bytes that one copy of the topic grows by in a second. */
  OptionalDouble bytesPerSecond() {
    return recordsPerSecond == 0
        ? OptionalDouble.of(0)
        : Formulas.times(bytesPerRecord, recordsPerSecond);
  }
}
