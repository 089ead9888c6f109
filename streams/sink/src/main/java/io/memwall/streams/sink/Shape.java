package io.memwall.streams.sink;

import java.util.List;

/**
 * What a row has to fit into.
 *
 * @param table its name
 * @param columns in the order in which a row has their values
 */
record Shape(String table, List<String> columns) {
  Shape {
    columns = List.copyOf(columns);
  }
}
