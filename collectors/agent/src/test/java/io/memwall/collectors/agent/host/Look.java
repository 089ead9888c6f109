package io.memwall.collectors.agent.host;

import io.memwall.collectors.agent.link.LinkReader;
import io.memwall.collectors.agent.link.LinkReading;
import io.memwall.collectors.agent.link.LinkSettings;
import io.memwall.collectors.agent.readings.Figure;
import io.memwall.collectors.agent.readings.Figures;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a tree says of its host and its ports, and every figure of it. */
record Look(HostReading host, List<LinkReading> links) {
  static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");

  static Look at(Path root) {
    var settings =
        new HostSettings(root, HostTree.cgroups(), true, new HostSettings.NvidiaSmi.Off());
    try (var host = new HostReader(settings, () -> TIME);
        var links = new LinkReader(new LinkSettings(root, List.of("*", "lo"), false), () -> TIME)) {
      return new Look(host.read(), links.read());
    }
  }

  List<Long> values() {
    var values = new ArrayList<Long>();
    add(values, host.pressure());
    add(values, host.memory());
    add(values, host.paging());
    for (var node : host.numa()) {
      add(values, node.memory());
      add(values, node.counts());
      add(values, node.paging());
      add(values, node.access());
      node.distances().forEach(distance -> values.add((long) distance));
    }
    for (var group : host.cgroups()) {
      add(values, group.memory());
      add(values, group.pressure());
      group.numa().forEach(node -> add(values, node.figures()));
    }
    host.resctrl().forEach(group -> add(values, group.figures()));
    host.cxlMemories().forEach(cxl -> add(values, cxl.figures()));
    host.cxlRegions().forEach(cxl -> add(values, cxl.figures()));
    for (var link : links) {
      add(values, link.figures());
      link.state().speedBps().ifPresent(values::add);
      link.state().mtu().ifPresent(mtu -> values.add((long) mtu));
    }
    return values;
  }

  private static <E extends Enum<E> & Figure> void add(List<Long> values, Figures<E> figures) {
    figures.all().forEach(figure -> figures.get(figure).ifPresent(values::add));
  }
}
