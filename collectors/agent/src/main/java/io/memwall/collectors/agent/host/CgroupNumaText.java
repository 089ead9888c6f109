package io.memwall.collectors.agent.host;

import io.memwall.collectors.agent.readings.Gathering;
import io.memwall.collectors.agent.readings.Lacks;
import io.memwall.collectors.agent.readings.Numbers;
import io.memwall.collectors.agent.readings.Text;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Lines such as {@code anon N0=4096 N1=0} of {@code memory.numa_stat}. */
final class CgroupNumaText {
  private CgroupNumaText() {}

  static List<HostReading.CgroupNode> read(Text text, String where, Lacks lacks) {
    text.lack().ifPresent(why -> lacks.add(where, why));
    Map<Integer, Gathering<CgroupNodeFigure>> nodes = new TreeMap<>();
    for (String line : text.lines()) {
      for (CgroupNodeFigure figure : CgroupNodeFigure.values()) {
        if (line.startsWith(figure.key() + " ")) {
          line(line.substring(figure.key().length() + 1))
              .forEach(
                  (node, number) ->
                      nodes
                          .computeIfAbsent(node, n -> gathering(n, where, lacks))
                          .number(figure, number));
        }
      }
    }
    return nodes.entrySet().stream()
        .map(each -> new HostReading.CgroupNode(each.getKey(), each.getValue().done()))
        .toList();
  }

  private static Gathering<CgroupNodeFigure> gathering(int node, String where, Lacks lacks) {
    return new Gathering<>(CgroupNodeFigure.class, where + "." + node, lacks);
  }

  private static Map<Integer, String> line(String text) {
    var numbers = new TreeMap<Integer, String>();
    for (String part : text.strip().split(" ", -1)) {
      int equals = part.indexOf('=');
      OptionalInt node =
          equals < 0 ? OptionalInt.empty() : Numbers.behind("N", part.substring(0, equals));
      if (node.isPresent()) {
        numbers.put(node.getAsInt(), part.substring(equals + 1));
      }
    }
    return numbers;
  }
}
