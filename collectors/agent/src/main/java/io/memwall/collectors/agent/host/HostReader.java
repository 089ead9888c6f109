package io.memwall.collectors.agent.host;

import io.memwall.collectors.agent.flow.Span;
import io.memwall.collectors.agent.readings.Changes;
import io.memwall.collectors.agent.readings.CounterBook;
import io.memwall.collectors.agent.readings.Lacks;
import io.memwall.collectors.agent.readings.SystemFiles;
import io.memwall.schemas.Nanos;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;

/** Reads the memory of this host. Not thread-safe: one thread looks, again and again. */
public final class HostReader implements AutoCloseable {
  private final InstantSource clock;
  private final boolean resctrlWanted;
  private final SystemFiles files;
  private final SystemMemory system;
  private final NumaNodes numa;
  private final Cgroups cgroups;
  private final ResctrlGroups resctrl;
  private final Tiers tiers;
  private final CxlDevices cxl;
  private final NvidiaProgram accelerators;
  private final CounterBook counters = new CounterBook();
  private OptionalLong before = OptionalLong.empty();

  /**
   * Reads nothing yet.
   *
   * @param clock stamps the readings
   */
  public HostReader(HostSettings settings, InstantSource clock) {
    this.clock = clock;
    this.resctrlWanted = settings.resctrl();
    this.files = new SystemFiles(settings.root());
    this.system = new SystemMemory(files);
    this.numa = new NumaNodes(files);
    this.cgroups = new Cgroups(files, settings.cgroups());
    this.resctrl = new ResctrlGroups(files);
    this.tiers = new Tiers(files);
    this.cxl = new CxlDevices(files);
    this.accelerators = new NvidiaProgram(settings.nvidiaSmi(), clock);
  }

  /** What is there now. Never fails: what is not there is named as missing. */
  public HostReading read() {
    var lacks = new Lacks();
    var look =
        new HostReading(
            interval(),
            system.pressure(lacks),
            system.memory(lacks),
            system.paging(lacks),
            numa.read(lacks),
            cgroups.read(lacks),
            resctrlWanted ? resctrl.read(lacks) : List.of(),
            tiers.read(lacks),
            cxl.memories(lacks),
            cxl.regions(lacks),
            accelerators.read(lacks),
            Changes.NONE,
            lacks.codes());
    note(look);
    return look.with(counters.changes());
  }

  @Override
  public void close() {
    accelerators.close();
    files.close();
  }

  /** A clock that steps back makes an instant. */
  private Span interval() {
    long now = Nanos.of(clock.instant());
    var interval = new Span(Math.min(before.orElse(now), now), now);
    before = OptionalLong.of(now);
    return interval;
  }

  private void note(HostReading look) {
    counters.note("pressure", look.pressure());
    counters.note("paging", look.paging());
    for (var node : look.numa()) {
      counters.note("numa." + node.node() + ".counts", node.counts());
      counters.note("numa." + node.node() + ".paging", node.paging());
    }
    for (var group : look.cgroups()) {
      counters.note("cgroup." + group.path(), group.memory());
      counters.note("cgroup." + group.path() + ".pressure", group.pressure());
    }
    for (var group : look.resctrl()) {
      counters.note("resctrl." + group.group() + "." + group.domain(), group.figures());
    }
    for (var each : look.accelerators()) {
      counters.note("accelerators." + each.id(), each.figures());
    }
  }
}
