package io.memwall.collectors.agent.host;

import io.memwall.collectors.agent.readings.Figures;
import io.memwall.collectors.agent.readings.Gathering;
import io.memwall.collectors.agent.readings.KeyedText;
import io.memwall.collectors.agent.readings.Lack;
import io.memwall.collectors.agent.readings.Lacks;
import io.memwall.collectors.agent.readings.Numbers;
import io.memwall.collectors.agent.readings.SystemFiles;
import io.memwall.collectors.agent.readings.Text;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** NUMA nodes under {@code /sys/devices/system/node}, and what the firmware says of their speed. */
final class NumaNodes {
  private static final String NODES = "sys/devices/system/node";
  private static final int MOST = 64;

  /** {@code Node 0 MemTotal: ...}. */
  private static final int WORDS_BEFORE_KEY = 2;

  private final KeyedText<NodeMemoryFigure> memory = new KeyedText<>(NodeMemoryFigure.class);
  private final KeyedText<NodeCountFigure> counts = new KeyedText<>(NodeCountFigure.class);
  private final KeyedText<NodePagingFigure> paging = new KeyedText<>(NodePagingFigure.class);
  private final SystemFiles files;

  NumaNodes(SystemFiles files) {
    this.files = files;
  }

  List<HostReading.NumaNode> read(Lacks lacks) {
    int[] nodes = numbers(NODES, "node").sorted().toArray();
    if (nodes.length == 0) {
      lacks.add("numa", Lack.ABSENT);
    } else if (nodes.length > MOST) {
      lacks.add("numa", Lack.TOO_MANY);
    }
    return IntStream.of(nodes).limit(MOST).mapToObj(node -> node(node, lacks)).toList();
  }

  private HostReading.NumaNode node(int node, Lacks lacks) {
    String directory = NODES + "/node" + node;
    String name = "numa." + node;
    return new HostReading.NumaNode(
        node,
        files.reread(directory + "/cpulist").content().map(String::strip).orElse(""),
        distances(directory, name, lacks),
        memory(files.reread(directory + "/meminfo"), name, lacks),
        counts(files.reread(directory + "/numastat"), name, lacks),
        paging(files.reread(directory + "/vmstat"), name, lacks),
        numbers(directory + "/access0/initiators", "node").sorted().boxed().toList(),
        access(directory + "/access0/initiators/", name, lacks));
  }

  private List<Integer> distances(String directory, String name, Lacks lacks) {
    var row = files.reread(directory + "/distance").content().flatMap(Numbers::row);
    if (row.isEmpty()) {
      lacks.add(name + ".distances", Lack.ABSENT);
    }
    return row.orElse(List.of());
  }

  private Figures<NodeMemoryFigure> memory(Text text, String name, Lacks lacks) {
    var gathering = new Gathering<>(NodeMemoryFigure.class, name + ".memory", lacks);
    memory.readSizes(text, WORDS_BEFORE_KEY, gathering);
    return gathering.done();
  }

  private Figures<NodeCountFigure> counts(Text text, String name, Lacks lacks) {
    var gathering = new Gathering<>(NodeCountFigure.class, name + ".counts", lacks);
    counts.read(text, gathering);
    return gathering.done();
  }

  private Figures<NodePagingFigure> paging(Text text, String name, Lacks lacks) {
    var gathering = new Gathering<>(NodePagingFigure.class, name + ".paging", lacks);
    paging.read(text, gathering);
    return gathering.done();
  }

  private Figures<AccessFigure> access(String directory, String name, Lacks lacks) {
    var gathering = new Gathering<>(AccessFigure.class, name + ".access", lacks);
    if (!files.isDirectory(directory)) {
      gathering.nothing(Lack.ABSENT);
      return gathering.done();
    }
    for (AccessFigure figure : AccessFigure.values()) {
      Text text = files.read(directory + figure.key());
      text.content().ifPresent(number -> gathering.positive(figure, number));
      text.lack().ifPresent(why -> gathering.lack(figure, why));
    }
    return gathering.done();
  }

  private IntStream numbers(String directory, String prefix) {
    return files.names(directory).stream()
        .map(name -> Numbers.behind(prefix, name))
        .filter(OptionalInt::isPresent)
        .mapToInt(OptionalInt::getAsInt);
  }
}
