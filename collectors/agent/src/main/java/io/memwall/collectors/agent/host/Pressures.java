package io.memwall.collectors.agent.host;

import io.memwall.collectors.agent.readings.Figures;
import io.memwall.collectors.agent.readings.Gathering;
import io.memwall.collectors.agent.readings.Lack;
import io.memwall.collectors.agent.readings.Lacks;
import io.memwall.collectors.agent.readings.Text;

/**
 * Pressure stall information (Linux, accounting/psi): of its figures only {@code total=}, since the
 * averages beside it are averages already.
 */
final class Pressures {
  private static final String TOTAL = "total=";

  private final Gathering<PressureFigure> gathering;

  /**
   * @param where names of lacks begin with it
   */
  Pressures(String where, Lacks lacks) {
    this.gathering = new Gathering<>(PressureFigure.class, where, lacks);
  }

  Pressures memory(Text text) {
    return read(text, PressureFigure.MEMORY_SOME_US, PressureFigure.MEMORY_FULL_US);
  }

  Pressures io(Text text) {
    return read(text, PressureFigure.IO_SOME_US, PressureFigure.IO_FULL_US);
  }

  Pressures cpu(Text text) {
    return read(text, PressureFigure.CPU_SOME_US, PressureFigure.CPU_FULL_US);
  }

  Figures<PressureFigure> done() {
    return gathering.done();
  }

  private Pressures read(Text text, PressureFigure some, PressureFigure full) {
    text.lack().ifPresent(why -> lack(why, some, full));
    for (String line : text.lines()) {
      if (line.startsWith("some ")) {
        total(line, some);
      } else if (line.startsWith("full ")) {
        total(line, full);
      }
    }
    return this;
  }

  private void lack(Lack why, PressureFigure some, PressureFigure full) {
    gathering.lack(some, why);
    gathering.lack(full, why);
  }

  private void total(String line, PressureFigure figure) {
    int at = line.lastIndexOf(TOTAL);
    if (at >= 0) {
      gathering.number(figure, line.substring(at + TOTAL.length()));
    }
  }
}
