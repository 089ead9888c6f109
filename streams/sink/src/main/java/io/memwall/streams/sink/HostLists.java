package io.memwall.streams.sink;

import static io.memwall.streams.sink.FigureColumns.addEach;

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
import io.memwall.schemas.events.HostMemory;
import io.memwall.schemas.events.MemoryTier;
import io.memwall.schemas.events.NodeAccess;
import io.memwall.schemas.events.NodeCounts;
import io.memwall.schemas.events.NodeMemory;
import io.memwall.schemas.events.NodePaging;
import io.memwall.schemas.events.NumaNode;
import io.memwall.schemas.events.Pressure;
import io.memwall.schemas.events.Resctrl;
import io.memwall.schemas.events.ResctrlFigures;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.avro.Schema;

/** The nested columns of table {@code host_memory}: what a host has several of. */
final class HostLists {
  private static final Function<HostMemory, List<NumaNode>> NUMA = HostMemory::getNuma;
  private static final Function<HostMemory, List<Cgroup>> CGROUPS = HostMemory::getCgroups;

  private HostLists() {}

  static void numa(Table<HostMemory> table) {
    each(table, "numa.node", NUMA, (out, node) -> out.uint32(node.getNode()));
    each(table, "numa.cpus", NUMA, (out, node) -> out.string(node.getCpus()));
    each(table, "numa.distances", NUMA, (out, node) -> numbers(out, node.getDistances()));
    each(table, "numa.initiators", NUMA, (out, node) -> numbers(out, node.getInitiators()));
    addEach(table, "numa.memory_", NodeMemory.getClassSchema(), NUMA, NumaNode::getMemory);
    addEach(table, "numa.", NodeCounts.getClassSchema(), NUMA, NumaNode::getCounts);
    addEach(table, "numa.", NodePaging.getClassSchema(), NUMA, NumaNode::getPaging);
    addEach(table, "numa.", NodeAccess.getClassSchema(), NUMA, NumaNode::getAccess);
  }

  static void cgroups(Table<HostMemory> table) {
    each(table, "cgroups.path", CGROUPS, (out, group) -> out.string(group.getPath()));
    addEach(table, "cgroups.", CgroupMemory.getClassSchema(), CGROUPS, Cgroup::getMemory);
    addEach(table, "cgroups.pressure_", Pressure.getClassSchema(), CGROUPS, Cgroup::getPressure);
    each(
        table,
        "cgroups.numa_node",
        CGROUPS,
        (out, group) -> out.array(group.getNuma(), (o, node) -> o.uint32(node.getNode())));
    for (Schema.Field field : CgroupNodeFigures.getClassSchema().getFields()) {
      each(
          table,
          "cgroups.numa_" + field.name(),
          CGROUPS,
          (out, group) ->
              out.array(
                  group.getNuma(),
                  (RowBinaryWriter o, CgroupNode node) ->
                      FigureColumns.write(o, node.getFigures(), field)));
    }
  }

  static void resctrl(Table<HostMemory> table) {
    Function<HostMemory, List<Resctrl>> groups = HostMemory::getResctrl;
    each(table, "resctrl.group", groups, (out, group) -> out.string(group.getGroup()));
    each(table, "resctrl.domain", groups, (out, group) -> out.string(group.getDomain()));
    addEach(table, "resctrl.", ResctrlFigures.getClassSchema(), groups, Resctrl::getFigures);
  }

  static void tiers(Table<HostMemory> table) {
    Function<HostMemory, List<MemoryTier>> tiers = HostMemory::getTiers;
    each(table, "tiers.tier", tiers, (out, tier) -> out.uint32(tier.getTier()));
    each(table, "tiers.nodes", tiers, (out, tier) -> numbers(out, tier.getNodes()));
  }

  static void cxl(Table<HostMemory> table) {
    Function<HostMemory, List<CxlMemory>> memories = HostMemory::getCxlMemories;
    each(table, "cxl_memories.name", memories, (out, cxl) -> out.string(cxl.getName()));
    each(table, "cxl_memories.serial", memories, (out, cxl) -> word(out, cxl.getSerial()));
    addEach(
        table, "cxl_memories.", CxlMemoryFigures.getClassSchema(), memories, CxlMemory::getFigures);
    Function<HostMemory, List<CxlRegion>> regions = HostMemory::getCxlRegions;
    each(table, "cxl_regions.name", regions, (out, cxl) -> out.string(cxl.getName()));
    each(table, "cxl_regions.mode", regions, (out, cxl) -> word(out, cxl.getMode()));
    addEach(
        table, "cxl_regions.", CxlRegionFigures.getClassSchema(), regions, CxlRegion::getFigures);
  }

  static void accelerators(Table<HostMemory> table) {
    Function<HostMemory, List<Accelerator>> all = HostMemory::getAccelerators;
    each(table, "accelerators.id", all, (out, accelerator) -> out.string(accelerator.getId()));
    each(table, "accelerators.name", all, (out, accelerator) -> out.string(accelerator.getName()));
    addEach(
        table, "accelerators.", AcceleratorFigures.getClassSchema(), all, Accelerator::getFigures);
  }

  private static <I> void each(
      Table<HostMemory> table,
      String column,
      Function<HostMemory, List<I>> items,
      BiConsumer<RowBinaryWriter, I> write) {
    table.column(column, (out, host) -> out.array(items.apply(host), write));
  }

  private static void numbers(RowBinaryWriter out, List<Integer> numbers) {
    out.array(numbers, (RowBinaryWriter o, Integer number) -> o.uint32(number));
  }

  private static void word(RowBinaryWriter out, String word) {
    out.nullable(word, RowBinaryWriter::string);
  }
}
