package io.memwall.collectors.agent.publish;

import static io.memwall.collectors.agent.publish.FigureFields.fill;

import io.memwall.collectors.agent.host.HostReading;
import io.memwall.schemas.events.Accelerator;
import io.memwall.schemas.events.AcceleratorFigures;
import io.memwall.schemas.events.Cgroup;
import io.memwall.schemas.events.CgroupMemory;
import io.memwall.schemas.events.CgroupNode;
import io.memwall.schemas.events.CgroupNodeFigures;
import io.memwall.schemas.events.CxlMemory;
import io.memwall.schemas.events.CxlMemoryFigures;
import io.memwall.schemas.events.CxlRegion;
import io.memwall.schemas.events.CxlRegionFigures;
import io.memwall.schemas.events.Envelope;
import io.memwall.schemas.events.HostMemory;
import io.memwall.schemas.events.MemoryTier;
import io.memwall.schemas.events.MemoryUse;
import io.memwall.schemas.events.NodeAccess;
import io.memwall.schemas.events.NodeCounts;
import io.memwall.schemas.events.NodeMemory;
import io.memwall.schemas.events.NodePaging;
import io.memwall.schemas.events.NumaNode;
import io.memwall.schemas.events.Paging;
import io.memwall.schemas.events.Pressure;
import io.memwall.schemas.events.Resctrl;
import io.memwall.schemas.events.ResctrlFigures;
import java.util.List;
import java.util.function.Function;

/** Readings of the host's memory as Avro. */
final class HostEvents {
  private HostEvents() {}

  static HostMemory of(HostReading reading, Envelope envelope) {
    return HostMemory.newBuilder()
        .setEnvelope(envelope)
        .setPressure(fill(new Pressure(), reading.pressure()))
        .setMemory(fill(new MemoryUse(), reading.memory()))
        .setPaging(fill(new Paging(), reading.paging()))
        .setNuma(each(reading.numa(), HostEvents::numa))
        .setCgroups(each(reading.cgroups(), HostEvents::cgroup))
        .setResctrl(each(reading.resctrl(), HostEvents::resctrl))
        .setTiers(each(reading.tiers(), tier -> new MemoryTier(tier.tier(), tier.nodes())))
        .setCxlMemories(each(reading.cxlMemories(), HostEvents::memory))
        .setCxlRegions(each(reading.cxlRegions(), HostEvents::region))
        .setAccelerators(each(reading.accelerators(), HostEvents::accelerator))
        .setCounterResets(reading.changes().resets())
        .setCounterWraps(reading.changes().wraps())
        .setMissing(reading.missing())
        .build();
  }

  private static NumaNode numa(HostReading.NumaNode node) {
    return NumaNode.newBuilder()
        .setNode(node.node())
        .setCpus(node.cpus())
        .setDistances(node.distances())
        .setMemory(fill(new NodeMemory(), node.memory()))
        .setCounts(fill(new NodeCounts(), node.counts()))
        .setPaging(fill(new NodePaging(), node.paging()))
        .setInitiators(node.initiators())
        .setAccess(fill(new NodeAccess(), node.access()))
        .build();
  }

  private static Cgroup cgroup(HostReading.Cgroup group) {
    return Cgroup.newBuilder()
        .setPath(group.path())
        .setMemory(fill(new CgroupMemory(), group.memory()))
        .setPressure(fill(new Pressure(), group.pressure()))
        .setNuma(
            each(
                group.numa(),
                held -> new CgroupNode(held.node(), fill(new CgroupNodeFigures(), held.figures()))))
        .build();
  }

  private static Resctrl resctrl(HostReading.Resctrl group) {
    return new Resctrl(group.group(), group.domain(), fill(new ResctrlFigures(), group.figures()));
  }

  private static CxlMemory memory(HostReading.CxlMemory device) {
    return new CxlMemory(
        device.name(),
        device.serial().orElse(null),
        fill(new CxlMemoryFigures(), device.figures()));
  }

  private static CxlRegion region(HostReading.CxlRegion region) {
    return new CxlRegion(
        region.name(), region.mode().orElse(null), fill(new CxlRegionFigures(), region.figures()));
  }

  private static Accelerator accelerator(HostReading.Accelerator accelerator) {
    return new Accelerator(
        accelerator.id(),
        accelerator.name(),
        fill(new AcceleratorFigures(), accelerator.figures()));
  }

  private static <A, B> List<B> each(List<A> readings, Function<A, B> event) {
    return readings.stream().map(event).toList();
  }
}
