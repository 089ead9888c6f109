package io.memwall.collectors.agent.host;

import io.memwall.collectors.agent.flow.Span;
import io.memwall.collectors.agent.readings.Changes;
import io.memwall.collectors.agent.readings.Figures;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One look at the memory of this host.
 *
 * @param interval from the look before to this one; an instant at the first
 * @param pressure of the whole system
 * @param numa by node
 * @param cgroups those that were asked for
 * @param resctrl monitored groups by domain
 * @param tiers fastest first
 * @param changes counters that went back since they were read before
 * @param missing what is not there, by name, with the code of a {@link
 *     io.memwall.collectors.agent.readings.Lack}
 */
public record HostReading(
    Span interval,
    Figures<PressureFigure> pressure,
    Figures<MemoryFigure> memory,
    Figures<PagingFigure> paging,
    List<NumaNode> numa,
    List<Cgroup> cgroups,
    List<Resctrl> resctrl,
    List<Tier> tiers,
    List<CxlMemory> cxlMemories,
    List<CxlRegion> cxlRegions,
    List<Accelerator> accelerators,
    Changes changes,
    Map<String, String> missing) {

  public HostReading {
    numa = List.copyOf(numa);
    cgroups = List.copyOf(cgroups);
    resctrl = List.copyOf(resctrl);
    tiers = List.copyOf(tiers);
    cxlMemories = List.copyOf(cxlMemories);
    cxlRegions = List.copyOf(cxlRegions);
    accelerators = List.copyOf(accelerators);
    missing = Collections.unmodifiableMap(new TreeMap<>(missing));
  }

  /** The same with these changes. */
  HostReading with(Changes found) {
    return new HostReading(
        interval,
        pressure,
        memory,
        paging,
        numa,
        cgroups,
        resctrl,
        tiers,
        cxlMemories,
        cxlRegions,
        accelerators,
        found,
        missing);
  }

  /**
   * A NUMA node.
   *
   * @param cpus such as {@code 0-15,32-47}; empty for a node of memory only
   * @param distances to each node, in the order of their numbers; 10 is itself
   * @param initiators nodes whose access {@code access} tells of
   */
  public record NumaNode(
      int node,
      String cpus,
      List<Integer> distances,
      Figures<NodeMemoryFigure> memory,
      Figures<NodeCountFigure> counts,
      Figures<NodePagingFigure> paging,
      List<Integer> initiators,
      Figures<AccessFigure> access) {
    public NumaNode {
      distances = List.copyOf(distances);
      initiators = List.copyOf(initiators);
    }
  }

  /**
   * A control group of version 2.
   *
   * @param path from the root of the hierarchy, such as {@code /system.slice}
   * @param memory its events count those of its descendants too
   */
  public record Cgroup(
      String path,
      Figures<CgroupFigure> memory,
      Figures<PressureFigure> pressure,
      List<CgroupNode> numa) {
    public Cgroup {
      numa = List.copyOf(numa);
    }
  }

  /** What a control group holds of a NUMA node. */
  public record CgroupNode(int node, Figures<CgroupNodeFigure> figures) {}

  /**
   * A group of resource control in one domain.
   *
   * @param group {@code /} for the default group
   * @param domain such as {@code L3_00}
   */
  public record Resctrl(String group, String domain, Figures<ResctrlFigure> figures) {}

  /** Nodes of like speed. */
  public record Tier(int tier, List<Integer> nodes) {
    public Tier {
      nodes = List.copyOf(nodes);
    }
  }

  public record CxlMemory(String name, Optional<String> serial, Figures<CxlMemoryFigure> figures) {}

  /**
   * Memory of one or several CXL devices as one range.
   *
   * @param mode such as {@code ram}
   */
  public record CxlRegion(String name, Optional<String> mode, Figures<CxlRegionFigure> figures) {}

  /** An accelerator by its unique id. */
  public record Accelerator(String id, String name, Figures<AcceleratorFigure> figures) {}
}
