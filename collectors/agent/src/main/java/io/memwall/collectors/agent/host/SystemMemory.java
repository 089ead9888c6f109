package io.memwall.collectors.agent.host;

import io.memwall.collectors.agent.readings.Figures;
import io.memwall.collectors.agent.readings.Gathering;
import io.memwall.collectors.agent.readings.KeyedText;
import io.memwall.collectors.agent.readings.Lacks;
import io.memwall.collectors.agent.readings.SystemFiles;
import io.memwall.collectors.agent.readings.Text;
import java.util.ArrayList;
import java.util.List;

/** What {@code /proc} says of the memory of the whole system. */
final class SystemMemory {
  private static final String STALL = "allocstall";

  private final KeyedText<MemoryFigure> memory = new KeyedText<>(MemoryFigure.class);
  private final KeyedText<PagingFigure> paging = new KeyedText<>(PagingFigure.class);
  private final SystemFiles files;

  SystemMemory(SystemFiles files) {
    this.files = files;
  }

  Figures<PressureFigure> pressure(Lacks lacks) {
    return new Pressures("pressure", lacks)
        .memory(files.reread("proc/pressure/memory"))
        .io(files.reread("proc/pressure/io"))
        .cpu(files.reread("proc/pressure/cpu"))
        .done();
  }

  Figures<MemoryFigure> memory(Lacks lacks) {
    var gathering = new Gathering<>(MemoryFigure.class, "memory", lacks);
    memory.readSizes(files.reread("proc/meminfo"), 0, gathering);
    return gathering.done();
  }

  Figures<PagingFigure> paging(Lacks lacks) {
    var gathering = new Gathering<>(PagingFigure.class, "paging", lacks);
    Text text = files.reread("proc/vmstat");
    stalls(text, gathering);
    paging.read(text, gathering);
    return gathering.done();
  }

  /** Kernels since 4.10 count them by zone. */
  private static void stalls(Text text, Gathering<PagingFigure> into) {
    List<String> zones = new ArrayList<>();
    for (String line : text.lines()) {
      int gap = line.indexOf(' ');
      if (gap > 0 && line.startsWith(STALL)) {
        zones.add(line.substring(gap + 1));
      }
    }
    if (!zones.isEmpty()) {
      into.sum(PagingFigure.ALLOCSTALL, zones);
    }
  }
}
