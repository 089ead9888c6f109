package io.memwall.collectors.agent.host;

import io.memwall.collectors.agent.readings.Figures;
import io.memwall.collectors.agent.readings.Gathering;
import io.memwall.collectors.agent.readings.KeyedText;
import io.memwall.collectors.agent.readings.Lack;
import io.memwall.collectors.agent.readings.Lacks;
import io.memwall.collectors.agent.readings.SystemFiles;
import io.memwall.collectors.agent.readings.Text;
import java.util.ArrayList;
import java.util.List;

/** Control groups of version 2 (Linux, admin-guide/cgroup-v2): the ones that were asked for. */
final class Cgroups {
  private static final int MOST = 64;

  private static final List<CgroupFigure> OF_OWN_FILE =
      List.of(
          CgroupFigure.CURRENT_BYTES,
          CgroupFigure.HIGH_BYTES,
          CgroupFigure.MAX_BYTES,
          CgroupFigure.SWAP_CURRENT_BYTES);

  private final KeyedText<CgroupFigure> events = new KeyedText<>(CgroupFigure.class);
  private final SystemFiles files;
  private final List<String> patterns;

  /**
   * @param patterns paths from the root of the hierarchy; a segment {@code *} stands for any
   */
  Cgroups(SystemFiles files, List<String> patterns) {
    this.files = files;
    this.patterns = patterns;
  }

  List<HostReading.Cgroup> read(Lacks lacks) {
    if (patterns.isEmpty()) {
      return List.of();
    }
    String root = CgroupPaths.hierarchy(files);
    var paths = new ArrayList<String>();
    for (String pattern : patterns) {
      List<String> found = CgroupPaths.matching(files, root, pattern);
      if (found.isEmpty()) {
        lacks.add("cgroup." + pattern, Lack.ABSENT);
      }
      found.stream().filter(path -> !paths.contains(path)).forEach(paths::add);
    }
    if (paths.size() > MOST) {
      lacks.add("cgroup", Lack.TOO_MANY);
    }
    return paths.stream().limit(MOST).map(path -> group(root, path, lacks)).toList();
  }

  private HostReading.Cgroup group(String root, String path, Lacks lacks) {
    String directory = root + path + "/";
    String name = "cgroup." + (path.isEmpty() ? "/" : path);
    return new HostReading.Cgroup(
        path.isEmpty() ? "/" : path,
        memory(directory, name, lacks),
        new Pressures(name + ".pressure", lacks)
            .memory(files.read(directory + "memory.pressure"))
            .io(files.read(directory + "io.pressure"))
            .cpu(files.read(directory + "cpu.pressure"))
            .done(),
        CgroupNumaText.read(files.read(directory + "memory.numa_stat"), name + ".numa", lacks));
  }

  private Figures<CgroupFigure> memory(String directory, String name, Lacks lacks) {
    var gathering = new Gathering<>(CgroupFigure.class, name, lacks);
    for (CgroupFigure figure : OF_OWN_FILE) {
      Text text = files.read(directory + figure.key());
      text.content().ifPresent(number -> gathering.number(figure, number));
      text.lack().ifPresent(why -> gathering.lack(figure, why));
    }
    Text counted = files.read(directory + "memory.events");
    if (counted.lack().isEmpty()) {
      events.read(counted, gathering);
    }
    return gathering.done();
  }
}
