package io.memwall.collectors.agent.inspect;

import java.util.ArrayList;
import java.util.List;

/**
 * A half under the short name that the tables of one inspection share, such as {@code 3.1}: the
 * number of its connection, from 1, and its direction.
 */
record NamedHalf(String label, ConnectionReport connection, HalfReport half) {
  static List<NamedHalf> of(Inspection inspection) {
    var named = new ArrayList<NamedHalf>();
    int number = 0;
    for (ConnectionReport connection : inspection.connections()) {
      number++;
      for (HalfReport half : connection.halves()) {
        named.add(new NamedHalf(number + "." + half.name().dir(), connection, half));
      }
    }
    return named;
  }
}
