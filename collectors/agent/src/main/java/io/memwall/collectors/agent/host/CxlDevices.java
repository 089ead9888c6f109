package io.memwall.collectors.agent.host;

import io.memwall.collectors.agent.readings.Figure;
import io.memwall.collectors.agent.readings.Gathering;
import io.memwall.collectors.agent.readings.Lack;
import io.memwall.collectors.agent.readings.Lacks;
import io.memwall.collectors.agent.readings.Numbers;
import io.memwall.collectors.agent.readings.SystemFiles;
import io.memwall.collectors.agent.readings.Text;
import java.util.List;
import java.util.Optional;

/** CXL memory devices and regions (Linux, ABI/testing/sysfs-bus-cxl). */
final class CxlDevices {
  private static final String DEVICES = "sys/bus/cxl/devices";
  private static final int MOST = 64;

  private final SystemFiles files;

  CxlDevices(SystemFiles files) {
    this.files = files;
  }

  List<HostReading.CxlMemory> memories(Lacks lacks) {
    if (!files.isDirectory(DEVICES)) {
      lacks.add("cxl", Lack.ABSENT);
    }
    return names("mem", lacks).stream().map(name -> memory(name, lacks)).toList();
  }

  List<HostReading.CxlRegion> regions(Lacks lacks) {
    return names("region", lacks).stream().map(name -> region(name, lacks)).toList();
  }

  private HostReading.CxlMemory memory(String name, Lacks lacks) {
    var gathering = new Gathering<>(CxlMemoryFigure.class, "cxl." + name, lacks);
    for (CxlMemoryFigure figure : CxlMemoryFigure.values()) {
      value(name, figure, gathering);
    }
    return new HostReading.CxlMemory(name, word(name, "serial"), gathering.done());
  }

  private HostReading.CxlRegion region(String name, Lacks lacks) {
    var gathering = new Gathering<>(CxlRegionFigure.class, "cxl." + name, lacks);
    for (CxlRegionFigure figure : CxlRegionFigure.values()) {
      value(name, figure, gathering);
    }
    return new HostReading.CxlRegion(name, word(name, "mode"), gathering.done());
  }

  private <E extends Enum<E> & Figure> void value(String name, E figure, Gathering<E> into) {
    Text text = files.read(DEVICES + "/" + name + "/" + figure.key());
    text.content().ifPresent(number -> into.address(figure, number));
    text.lack().ifPresent(why -> into.lack(figure, why));
  }

  private Optional<String> word(String name, String file) {
    return files
        .read(DEVICES + "/" + name + "/" + file)
        .content()
        .map(String::strip)
        .filter(text -> !text.isEmpty() && text.length() <= 64);
  }

  private List<String> names(String prefix, Lacks lacks) {
    List<String> names =
        files.names(DEVICES).stream()
            .filter(name -> Numbers.behind(prefix, name).isPresent())
            .toList();
    if (names.size() > MOST) {
      lacks.add("cxl." + prefix, Lack.TOO_MANY);
    }
    return names.stream().limit(MOST).toList();
  }
}
