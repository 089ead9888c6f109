package io.memwall.standalone.size;

import java.util.Locale;

/**
 * What one thing costs; a line of the reference file.
 *
 * @param kind of the figures
 * @param name of the topic, table or part
 * @param driver it grows with
 * @param amount records or rows that one of the driver makes; for CPU, microseconds of it
 * @param bytes of a record or row as stored; for state, bytes that stay per record; 0 for CPU
 * @param readers of a topic; 0 for others
 */
record Cost(Kind kind, String name, Driver driver, double amount, double bytes, int readers) {
  private static final int CELLS = 6;

  /** What a line is of. */
  enum Kind {
    TOPIC,
    /** Changelogs: what is written, and what of an hour's records stays. */
    CHANGELOG,
    /** Topics that Streams writes for itself and purges. */
    REPARTITION,
    /** A table of one of the classes that are kept alike. */
    EVENTS,
    RESULTS,
    LEDGER,
    CPU
  }

  static Cost read(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != CELLS) {
      throw new IllegalStateException("not " + CELLS + " cells: " + line);
    }
    return new Cost(
        Kind.valueOf(cells[0].toUpperCase(Locale.ROOT)),
        cells[1],
        Driver.valueOf(cells[2].toUpperCase(Locale.ROOT)),
        Double.parseDouble(cells[3]),
        Double.parseDouble(cells[4]),
        Integer.parseInt(cells[5]));
  }
}
