package io.memwall.streams.sink;

import io.memwall.schemas.EventType;
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
import io.memwall.schemas.events.Duplex;
import io.memwall.schemas.events.HostMemory;
import io.memwall.schemas.events.LinkFigures;
import io.memwall.schemas.events.LinkHealth;
import io.memwall.schemas.events.MemoryTier;
import io.memwall.schemas.events.MemoryUse;
import io.memwall.schemas.events.NodeAccess;
import io.memwall.schemas.events.NodeCounts;
import io.memwall.schemas.events.NodeMemory;
import io.memwall.schemas.events.NodePaging;
import io.memwall.schemas.events.NumaNode;
import io.memwall.schemas.events.Paging;
import io.memwall.schemas.events.Pressure;
import io.memwall.schemas.events.PriorityControl;
import io.memwall.schemas.events.PriorityFigures;
import io.memwall.schemas.events.Resctrl;
import io.memwall.schemas.events.ResctrlFigures;
import java.util.List;
import java.util.Map;

/** What hosts and ports tell. */
final class HostEvents {
  private final Events events;

  HostEvents(Events events) {
    this.events = events;
  }

  /** A host with some of everything, and what it lacks. */
  HostMemory host(long seq) {
    return HostMemory.newBuilder()
        .setEnvelope(events.envelope(EventType.HOST, seq, Events.T0))
        .setPressure(new Pressure(1L, 2L, 3L, 4L, 5L, null))
        .setMemory(MemoryUse.newBuilder().setTotalBytes(100L).setHugePagesFree(0L).build())
        .setPaging(Paging.newBuilder().setPgfault(7L).setOomKill(8L).build())
        .setNuma(
            List.of(
                NumaNode.newBuilder()
                    .setNode(2)
                    .setCpus("")
                    .setDistances(List.of(20, 10))
                    .setMemory(NodeMemory.newBuilder().setFreeBytes(9L).build())
                    .setCounts(NodeCounts.newBuilder().setNumaMiss(10L).build())
                    .setPaging(NodePaging.newBuilder().setPgdemoteDirect(11L).build())
                    .setInitiators(List.of(0))
                    .setAccess(NodeAccess.newBuilder().setReadLatencyNs(255L).build())
                    .build()))
        .setCgroups(
            List.of(
                Cgroup.newBuilder()
                    .setPath("/a")
                    .setMemory(CgroupMemory.newBuilder().setOomEvents(12L).build())
                    .setPressure(Pressure.newBuilder().setIoFullUs(13L).build())
                    .setNuma(List.of(new CgroupNode(1, new CgroupNodeFigures(14L, null))))
                    .build()))
        .setResctrl(List.of(new Resctrl("/", "L3_00", new ResctrlFigures(15L, null, 16L))))
        .setTiers(List.of(new MemoryTier(4, List.of(0, 1)), new MemoryTier(22, List.of(2))))
        .setCxlMemories(List.of(new CxlMemory("mem0", "0x1", new CxlMemoryFigures(17L, 0L, null))))
        .setCxlRegions(
            List.of(new CxlRegion("region0", null, new CxlRegionFigures(18L, 19L, 2L, 256L))))
        .setAccelerators(
            List.of(
                new Accelerator(
                    "GPU-1", "H", AcceleratorFigures.newBuilder().setUsedBytes(20L).build())))
        .setCounterResets(List.of("paging.pgfault"))
        .setCounterWraps(List.of())
        .setMissing(Map.of("pressure.cpu_full_us", "absent"))
        .build();
  }

  LinkHealth link(long seq) {
    return LinkHealth.newBuilder()
        .setEnvelope(events.envelope(EventType.LINK, seq, Events.T0))
        .setPortNode("switch1")
        .setPort("p7")
        .setCarrier(true)
        .setSpeedBps(100_000_000_000L)
        .setDuplex(Duplex.FULL)
        .setFigures(
            LinkFigures.newBuilder()
                .setRxBytes(1L)
                .setFecUncorrectableBlocks(2L)
                .setModuleTemperatureMillicelsius(-5_500L)
                .build())
        .setPriorities(List.of(new PriorityControl(3, new PriorityFigures(4L, null, null, 5L))))
        .setUnknownCounters(6)
        .setCounterResets(List.of())
        .setCounterWraps(List.of("figures.carrier_changes"))
        .setMissing(Map.of("mtu", "absent"))
        .build();
  }
}
