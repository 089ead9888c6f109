package io.memwall.standalone.plan;

import io.memwall.streams.capacity.Reservation;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What might be done.
 *
 * @param name for people
 * @param gib GiB added to the pool
 * @param links added to the group of links that leads to it
 * @param reserved use that is known to begin
 */
record Scenario(String name, long gib, int links, List<Reservation> reserved) {
  Scenario {
    reserved = List.copyOf(reserved);
  }

  /**
   * Reads one as a user types it: {@code gib=256,links=2,reserve=2027-01-31:64}.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  static Scenario parse(String text) {
    long gib = 0;
    int links = 0;
    var reserved = new ArrayList<Reservation>();
    for (String part : text.split(",", -1)) {
      String[] pair = part.split("=", 2);
      String value = pair.length == 2 ? pair[1] : "";
      switch (pair[0]) {
        case "gib", "add-gib" -> gib += Count.of(value, part);
        case "links", "add-links" -> links += (int) Count.of(value, part);
        case "reserve" -> reserved.add(reservation(value));
        default ->
            throw new IllegalArgumentException(
                "'"
                    + part
                    + "' is no part of a scenario: write gib=N, links=N or reserve=DATE:GIB");
      }
    }
    return new Scenario(text, gib, links, reserved);
  }

  /** Reads {@code 2027-01-31:64}: a date and GiB. */
  static Reservation reservation(String text) {
    String[] parts = text.split(":", 2);
    try {
      double bytes = Count.of(parts.length == 2 ? parts[1] : "", text) * Say.GIB;
      return new Reservation(LocalDate.parse(parts[0]), bytes);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is no reservation: write DATE:GIB, such as 2027-01-31:64", e);
    }
  }

  /** This and what is reserved anyway. */
  Scenario with(List<Reservation> more) {
    var all = new ArrayList<>(reserved);
    all.addAll(more);
    return new Scenario(name, gib, links, all);
  }

  /** Whole numbers from 0 on. */
  private static final class Count {
    static long of(String text, String within) {
      if (!text.matches("\\d{1,9}")) {
        throw new IllegalArgumentException("'" + within + "' lacks a whole number, such as 256");
      }
      return Long.parseLong(text);
    }
  }
}
