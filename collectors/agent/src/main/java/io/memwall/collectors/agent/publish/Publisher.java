package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.allocation.AllocationIntake;
import io.memwall.collectors.agent.allocation.InventoryVersion;
import io.memwall.collectors.agent.allocation.LedgerEntry;
import io.memwall.collectors.agent.allocation.SnapshotChunk;
import io.memwall.collectors.agent.flow.ConnectionNote;
import io.memwall.collectors.agent.flow.FlowRecord;
import io.memwall.collectors.agent.flow.HotReading;
import io.memwall.collectors.agent.flow.SampledExchange;
import io.memwall.collectors.agent.flow.Span;
import io.memwall.collectors.agent.host.HostReading;
import io.memwall.collectors.agent.link.LinkReading;
import io.memwall.collectors.agent.privacy.AddressPolicy;
import io.memwall.collectors.agent.spool.Destination;
import io.memwall.collectors.agent.spool.Entry;
import io.memwall.collectors.agent.spool.EpochId;
import io.memwall.collectors.agent.spool.EventNumber;
import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.EventType;
import io.memwall.schemas.Topic;
import io.memwall.schemas.Topics;
import io.memwall.schemas.events.Allocation;
import io.memwall.schemas.events.Connection;
import io.memwall.schemas.events.Envelope;
import io.memwall.schemas.events.Flow;
import io.memwall.schemas.events.Health;
import io.memwall.schemas.events.HostMemory;
import io.memwall.schemas.events.Hot;
import io.memwall.schemas.events.Inventory;
import io.memwall.schemas.events.LinkHealth;
import io.memwall.schemas.events.PoolSnapshot;
import io.memwall.schemas.events.Transaction;
import java.time.InstantSource;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * Turns our records into numbered events and hands them over. Thread-safe: numbers of a stream go
 * out in their order, and a report tells exactly what went before it.
 */
public final class Publisher implements AllocationIntake {
  private final EpochId epoch;
  private final String nodeId;
  private final Collector collector;
  private final Outlet outlet;
  private final Envelopes envelopes;
  private final LossTold lossTold = new LossTold();
  private final FlowEncoder flowEncoder;
  private final EventLine<LinkHealth> links = EventLine.of(EventType.LINK, Topics.LINK);
  private final EventLine<HostMemory> hosts = EventLine.of(EventType.HOST, Topics.HOST);
  private final EventLine<Hot> hot = EventLine.of(EventType.HOT, Topics.HOT);
  private final EventLine<Connection> connections =
      EventLine.of(EventType.CONNECTION, Topics.CONNECTION);
  private final EventLine<Transaction> transactions =
      EventLine.of(EventType.TRANSACTION, Topics.TRANSACTION);
  private final EventLine<PoolSnapshot> snapshots =
      EventLine.of(EventType.SNAPSHOT, Topics.SNAPSHOT);
  private final EventLine<Allocation> ledger =
      EventLine.of(EventType.ALLOCATION, Topics.ALLOCATION);
  private final EventLine<Inventory> inventory =
      EventLine.of(EventType.INVENTORY, Topics.INVENTORY_HISTORY);
  private final EventLine<Health> health = EventLine.of(EventType.HEALTH, Topics.HEALTH);

  /**
   * What collects.
   *
   * @param kind such as {@code import}
   * @param addresses what of memory addresses in the traffic may be told
   */
  public record Collector(String kind, AddressPolicy addresses) {
    public Collector {
      Objects.requireNonNull(kind);
      Objects.requireNonNull(addresses);
    }
  }

  /**
   * Tells all of every address.
   *
   * @param collector what kind of collector reports, such as {@code import}
   * @param clock stamps the time of emission
   */
  public Publisher(Identity identity, String collector, Outlet outlet, InstantSource clock) {
    this(identity, new Collector(collector, AddressPolicy.FULL), outlet, clock);
  }

  /**
   * @param clock stamps the time of emission
   */
  public Publisher(Identity identity, Collector collector, Outlet outlet, InstantSource clock) {
    this.epoch = identity.epochId();
    this.nodeId = identity.nodeId();
    this.collector = collector;
    this.outlet = outlet;
    this.envelopes = new Envelopes(identity, clock);
    this.flowEncoder = new FlowEncoder(identity, AvroCodec.of(Flow.class).fingerprint());
  }

  /** Hands over what a tap saw fought over. */
  public void hot(HotReading reading) {
    HotReading told = ToldAddresses.of(reading, collector.addresses());
    put(hot, told.key(), told.interval(), envelope -> HotEvents.of(told, envelope));
  }

  /** Hands over a turn in the life of a connection, or a breach of the protocol. */
  public void connection(ConnectionNote note) {
    Span when = instant(note.epochNanos());
    ConnectionNote told = ToldAddresses.of(note, collector.addresses());
    put(connections, note.half().connId(), when, e -> ConnectionEvents.of(told, e));
  }

  /** Hands over a sampled transaction. */
  public void transaction(SampledExchange exchange) {
    Span when = instant(exchange.epochNanos());
    SampledExchange told = ToldAddresses.of(exchange, collector.addresses());
    put(transactions, exchange.half().connId(), when, e -> TransactionEvents.of(told, e));
  }

  /** Hands over an interval of a half. */
  public synchronized void flow(FlowRecord record) {
    Stamp stamp = envelopes.next(EventType.FLOW, record.interval());
    byte[] value = flowEncoder.encode(record, stamp);
    send(stamp, byKey(Topics.FLOW, record.half().connId()), value);
  }

  /** Hands over a look at a port. */
  public void link(LinkReading reading) {
    String port = LinkEvents.key(reading, nodeId);
    put(links, port, reading.interval(), envelope -> LinkEvents.of(reading, envelope));
  }

  /** Hands over a look at the memory of this host. */
  public void host(HostReading reading) {
    put(hosts, nodeId, reading.interval(), envelope -> HostEvents.of(reading, envelope));
  }

  @Override
  public void ledger(LedgerEntry entry) {
    String pool = entry.position().poolId();
    put(ledger, pool, instant(entry.epochNanos()), envelope -> LedgerEvents.of(entry, envelope));
  }

  @Override
  public void snapshot(SnapshotChunk chunk) {
    Span when = instant(chunk.epochNanos());
    put(snapshots, chunk.asOf().poolId(), when, e -> SnapshotEvents.of(chunk, e));
  }

  /** The same event in both topics: the present one and the one that remembers. */
  @Override
  public synchronized void inventory(InventoryVersion version) {
    Stamp stamp = envelopes.next(EventType.INVENTORY, instant(version.epochNanos()));
    Inventory event = InventoryEvents.of(version, envelopes.of(stamp));
    byte[] value = inventory.codec().encode(event);
    send(stamp, byKey(Topics.INVENTORY_HISTORY, version.objectId()), value);
    send(stamp, byKey(Topics.INVENTORY, version.objectId()), value);
  }

  /**
   * Hands one report to every partition: each stream task must learn how far the node has come. It
   * tells what was lost since the one before, whatever the report itself says of it.
   */
  public synchronized void report(Report report) {
    Stamp stamp = envelopes.next(EventType.HEALTH, report.covers());
    Report full = report.withLost(lossTold.since(outlet.lost()));
    var about =
        new HealthEvents.About(collector.kind(), envelopes.lastNumbers(), outlet.declarations());
    byte[] value = health.codec().encode(HealthEvents.of(full, about, envelopes.of(stamp)));
    var everywhere = new Destination(Topics.HEALTH.name(), Destination.EVERY_PARTITION, nodeId);
    send(stamp, everywhere, value);
  }

  private synchronized <T extends SpecificRecord> void put(
      EventLine<T> line, String key, Span time, Function<Envelope, T> event) {
    Stamp stamp = envelopes.next(line.type(), time);
    byte[] value = line.codec().encode(event.apply(envelopes.of(stamp)));
    send(stamp, byKey(line.topic(), key), value);
  }

  private void send(Stamp stamp, Destination destination, byte[] value) {
    var number = new EventNumber(epoch, stamp.stream(), stamp.seq());
    outlet.send(new Entry(number, destination, value, stamp.emitted()));
  }

  private static Destination byKey(Topic<?> topic, String key) {
    return new Destination(topic.name(), Destination.BY_KEY, key);
  }

  private static Span instant(long epochNanos) {
    return new Span(epochNanos, epochNanos);
  }

  /** A mark in the order of what was handed over, for {@link #durable(long)}. */
  public long position() {
    return outlet.position();
  }

  /**
   * Completes when everything handed over before this call is safe: acknowledged by Kafka, or
   * spooled and, by the spool's policy, on disk. Completes with a {@link PublishException} when
   * something of it was given up; this form cannot tell whose it was, and goes by everything that
   * was given up shortly before. {@link #durable(long)} knows.
   */
  public CompletableFuture<Void> durable() {
    return outlet.durable(outlet.recently());
  }

  /**
   * Like {@link #durable()}, for what was handed over behind a mark.
   *
   * @param since what {@link #position()} was before the first event in question
   */
  public CompletableFuture<Void> durable(long since) {
    return outlet.durable(since);
  }

  /** How hard it is to get rid of events: whoever makes them is asked to follow it. */
  public Pressure pressure() {
    return outlet.pressure();
  }

  /** How far what was handed over has come. */
  public PublishStatus status() {
    return new PublishStatus(
        outlet.connected(), outlet.trouble(), outlet.waiting(), outlet.lost(), lastNumbers());
  }

  /** Last number given out, by stream. */
  public synchronized NavigableMap<Integer, Long> lastNumbers() {
    return envelopes.lastNumbers();
  }

  /** Events given up since the start. */
  public long lost() {
    return outlet.lost().values().stream().mapToLong(Long::longValue).sum();
  }

  public void flush() {
    outlet.flush();
  }
}
