package io.memwall.collectors.agent.host;

import io.memwall.collectors.agent.readings.Gathering;
import io.memwall.collectors.agent.readings.Lack;
import io.memwall.collectors.agent.readings.Lacks;
import io.memwall.collectors.agent.readings.Numbers;
import io.memwall.collectors.agent.readings.SystemFiles;
import io.memwall.collectors.agent.readings.Text;
import java.util.ArrayList;
import java.util.List;

/** Cache occupancy and memory bandwidth of monitored groups (Linux, filesystems/resctrl). */
final class ResctrlGroups {
  private static final String ROOT = "sys/fs/resctrl";
  private static final String MONITORED = "mon_groups";
  private static final String FIGURES = "mon_data";
  private static final List<String> OWN = List.of("info", MONITORED, FIGURES);
  private static final int MOST = 128;

  private final SystemFiles files;

  ResctrlGroups(SystemFiles files) {
    this.files = files;
  }

  List<HostReading.Resctrl> read(Lacks lacks) {
    if (!files.isDirectory(ROOT)) {
      lacks.add("resctrl", Lack.ABSENT);
      return List.of();
    }
    if (!files.isDirectory(ROOT + "/info")) {
      lacks.add("resctrl", Lack.NOT_MOUNTED);
      return List.of();
    }
    var found = new ArrayList<HostReading.Resctrl>();
    for (String group : groups()) {
      domains(group, found, lacks);
    }
    return found;
  }

  /** Control groups and the monitored groups in them, by their path. */
  private List<String> groups() {
    var groups = new ArrayList<String>();
    withMonitored("", groups);
    for (String name : files.names(ROOT)) {
      if (!OWN.contains(name) && files.isDirectory(ROOT + "/" + name)) {
        withMonitored("/" + name, groups);
      }
    }
    return groups;
  }

  private void withMonitored(String control, List<String> groups) {
    groups.add(control);
    for (String name : files.names(ROOT + control + "/" + MONITORED)) {
      groups.add(control + "/" + MONITORED + "/" + name);
    }
  }

  private void domains(String group, List<HostReading.Resctrl> found, Lacks lacks) {
    String directory = ROOT + group + "/" + FIGURES;
    for (String name : files.names(directory)) {
      if (Numbers.behind("mon_L3_", name).isEmpty()) {
        continue;
      }
      if (found.size() == MOST) {
        lacks.add("resctrl", Lack.TOO_MANY);
        return;
      }
      found.add(domain(group, directory, name, lacks));
    }
  }

  private HostReading.Resctrl domain(String group, String directory, String name, Lacks lacks) {
    String shown = group.isEmpty() ? "/" : group;
    String domain = name.substring("mon_".length());
    var gathering = new Gathering<>(ResctrlFigure.class, "resctrl." + shown + "." + domain, lacks);
    for (ResctrlFigure figure : ResctrlFigure.values()) {
      Text text = files.read(directory + "/" + name + "/" + figure.key());
      text.content().ifPresent(number -> gathering.number(figure, number));
      text.lack().ifPresent(why -> gathering.lack(figure, why));
    }
    return new HostReading.Resctrl(shown, domain, gathering.done());
  }
}
