package io.memwall.streams.sink;

import static io.memwall.streams.sink.FigureColumns.add;

import io.memwall.schemas.events.HostMemory;
import io.memwall.schemas.events.MemoryUse;
import io.memwall.schemas.events.Paging;
import io.memwall.schemas.events.Pressure;

/** Looks at the memory of hosts in table {@code host_memory}. */
final class HostTable {
  private HostTable() {}

  static Table<HostMemory> create() {
    Table<HostMemory> table = Envelopes.table("host_memory", HostMemory::getEnvelope);
    table.partitionedBy(
        host -> Envelopes.partition(host.getEnvelope(), host.getEnvelope().getTEnd()));
    add(table, "pressure_", Pressure.getClassSchema(), HostMemory::getPressure);
    add(table, "memory_", MemoryUse.getClassSchema(), HostMemory::getMemory);
    add(table, "", Paging.getClassSchema(), HostMemory::getPaging);
    HostLists.numa(table);
    HostLists.cgroups(table);
    HostLists.resctrl(table);
    HostLists.tiers(table);
    HostLists.cxl(table);
    HostLists.accelerators(table);
    table
        .column(
            "counter_resets",
            (out, host) -> out.array(host.getCounterResets(), RowBinaryWriter::string))
        .column(
            "counter_wraps",
            (out, host) -> out.array(host.getCounterWraps(), RowBinaryWriter::string))
        .column(
            "missing",
            (out, host) ->
                out.map(host.getMissing(), RowBinaryWriter::string, RowBinaryWriter::string));
    return table;
  }
}
