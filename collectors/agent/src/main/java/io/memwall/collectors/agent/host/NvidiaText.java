package io.memwall.collectors.agent.host;

import io.memwall.collectors.agent.readings.Gathering;
import io.memwall.collectors.agent.readings.Lack;
import io.memwall.collectors.agent.readings.Lacks;
import java.util.ArrayList;
import java.util.List;

/** The answer of nvidia-smi to a query of columns, as comma-separated values without units. */
final class NvidiaText {
  private static final long MIB = 1L << 20;
  private static final int MOST = 64;
  private static final AcceleratorFigure[] FIGURES = AcceleratorFigure.values();

  private NvidiaText() {}

  /** What to ask for. The name comes last: it may hold commas, and nothing quotes them. */
  static List<String> arguments() {
    var columns = new StringBuilder("uuid");
    for (AcceleratorFigure figure : FIGURES) {
      columns.append(',').append(figure.key());
    }
    return List.of("--query-gpu=" + columns + ",name", "--format=csv,noheader,nounits");
  }

  static List<HostReading.Accelerator> read(String answer, Lacks lacks) {
    var accelerators = new ArrayList<HostReading.Accelerator>();
    for (String line : answer.lines().filter(line -> !line.isBlank()).toList()) {
      String[] cells = line.split(",", FIGURES.length + 2);
      if (cells.length != FIGURES.length + 2 || cells[0].isBlank()) {
        lacks.add("accelerators", Lack.NOT_A_NUMBER);
      } else if (accelerators.size() == MOST) {
        lacks.add("accelerators", Lack.TOO_MANY);
      } else {
        accelerators.add(accelerator(cells, lacks));
      }
    }
    return accelerators;
  }

  private static HostReading.Accelerator accelerator(String[] cells, Lacks lacks) {
    String id = cells[0].strip();
    var gathering = new Gathering<>(AcceleratorFigure.class, "accelerators." + id, lacks);
    for (int i = 0; i < FIGURES.length; i++) {
      boolean memory = FIGURES[i].name().endsWith("_BYTES");
      gathering.scaled(FIGURES[i], cells[i + 1], memory ? MIB : 1);
    }
    return new HostReading.Accelerator(id, cells[FIGURES.length + 1].strip(), gathering.done());
  }
}
