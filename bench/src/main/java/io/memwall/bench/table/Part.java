package io.memwall.bench.table;

import java.util.ArrayList;
import java.util.List;

/**
 * One of the commands beside this one.
 *
 * @param script its name
 * @param full words behind it
 * @param quick words behind it when there is little time
 */
record Part(String script, List<String> full, List<String> quick) {
  /** In the order of the road: node, Kafka, topologies, sink, questions; then the whole. */
  static final List<Part> ALL =
      List.of(
          new Part("run", List.of(), List.of("--quick")),
          new Part("collect", List.of("120"), List.of("30")),
          new Part("streams", List.of("60000", "2000", "4"), List.of("4000", "1000", "2")),
          new Part("alerts", List.of("200", "6"), List.of("50", "2")),
          new Part("sink", List.of(), List.of("200000", "1000", "10000")),
          new Part("pipeline", List.of("40000", "1000"), List.of("4000", "500")),
          new Part("queries", List.of("1000", "30", "24"), List.of("100", "2", "1")),
          new Part("growth", List.of(), List.of("--quick")),
          new Part("start", List.of(), List.of()));

  List<String> command(String home, boolean isQuick) {
    var words = new ArrayList<String>();
    words.add(home + "/" + script);
    words.addAll(isQuick ? quick : full);
    return words;
  }
}
