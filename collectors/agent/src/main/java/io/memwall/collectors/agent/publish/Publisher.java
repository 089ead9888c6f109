package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.allocation.AllocationIntake;
import io.memwall.collectors.agent.allocation.InventoryVersion;
import io.memwall.collectors.agent.allocation.LedgerEntry;
import io.memwall.collectors.agent.flow.FlowRecord;
import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.EventType;
import io.memwall.schemas.Topics;
import io.memwall.schemas.events.Allocation;
import io.memwall.schemas.events.Flow;
import io.memwall.schemas.events.Health;
import io.memwall.schemas.events.Inventory;
import java.time.InstantSource;
import java.util.NavigableMap;

/**
 * Turns our records into numbered events and hands them over. Thread-safe: numbers of a stream go
 * out in their order, and a report tells exactly what went before it.
 */
public final class Publisher implements AllocationIntake {
  private final Identity identity;
  private final String collector;
  private final Outlet outlet;
  private final Envelopes envelopes;
  private final AvroCodec<Flow> flows = AvroCodec.of(Flow.class);
  private final AvroCodec<Allocation> allocations = AvroCodec.of(Allocation.class);
  private final AvroCodec<Inventory> inventories = AvroCodec.of(Inventory.class);
  private final AvroCodec<Health> healths = AvroCodec.of(Health.class);

  /**
   * @param collector what kind of collector reports, such as {@code import}
   * @param clock stamps the time of emission
   */
  public Publisher(Identity identity, String collector, Outlet outlet, InstantSource clock) {
    this.identity = identity;
    this.collector = collector;
    this.outlet = outlet;
    this.envelopes = new Envelopes(identity, clock);
  }

  /** Hands over an interval of a half. */
  public synchronized void flow(FlowRecord record) {
    Flow flow = FlowEvents.of(record, envelopes.next(EventType.FLOW, record.interval()));
    String key = record.half().connId();
    outlet.send(Topics.FLOW.name(), Outlet.BY_KEY, key, flows.encode(flow));
  }

  @Override
  public synchronized void ledger(LedgerEntry entry) {
    var envelope = envelopes.instant(EventType.ALLOCATION, entry.epochNanos());
    byte[] value = allocations.encode(LedgerEvents.of(entry, envelope));
    outlet.send(Topics.ALLOCATION.name(), Outlet.BY_KEY, entry.position().poolId(), value);
  }

  /** The same event in both topics: the present one and the one that remembers. */
  @Override
  public synchronized void inventory(InventoryVersion version) {
    var envelope = envelopes.instant(EventType.INVENTORY, version.epochNanos());
    byte[] value = inventories.encode(InventoryEvents.of(version, envelope));
    outlet.send(Topics.INVENTORY_HISTORY.name(), Outlet.BY_KEY, version.objectId(), value);
    outlet.send(Topics.INVENTORY.name(), Outlet.BY_KEY, version.objectId(), value);
  }

  /** Hands one report to every partition: each stream task must learn how far the node has come. */
  public synchronized void report(Report report) {
    var envelope = envelopes.next(EventType.HEALTH, report.covers());
    Health health = HealthEvents.of(report, collector, envelope, envelopes.lastNumbers());
    byte[] value = healths.encode(health);
    String topic = Topics.HEALTH.name();
    for (int partition = 0; partition < outlet.partitions(topic); partition++) {
      outlet.send(topic, partition, identity.nodeId(), value);
    }
  }

  /** Last number given out, by stream. */
  public synchronized NavigableMap<Integer, Long> lastNumbers() {
    return envelopes.lastNumbers();
  }

  /** Records given up since the start. */
  public long lost() {
    return outlet.lost();
  }

  public void flush() {
    outlet.flush();
  }
}
