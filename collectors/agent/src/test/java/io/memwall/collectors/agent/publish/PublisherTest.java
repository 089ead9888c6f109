package io.memwall.collectors.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memwall.collectors.agent.allocation.InventoryVersion;
import io.memwall.collectors.agent.allocation.LedgerEntry;
import io.memwall.collectors.agent.flow.Span;
import io.memwall.collectors.agent.spool.Destination;
import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.EventType;
import io.memwall.schemas.Nanos;
import io.memwall.schemas.Topics;
import io.memwall.schemas.UnreadableRecordException;
import io.memwall.schemas.events.Allocation;
import io.memwall.schemas.events.AllocationOp;
import io.memwall.schemas.events.Envelope;
import io.memwall.schemas.events.FailReason;
import io.memwall.schemas.events.Health;
import io.memwall.schemas.events.HealthKind;
import io.memwall.schemas.events.Inventory;
import io.memwall.schemas.events.Pool;
import io.memwall.schemas.events.StreamSeq;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class PublisherTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:05Z");
  private static final long T = 1_767_225_600_000_000_123L;
  private static final UUID BOOT = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

  private final RecordingOutlet outlet = new RecordingOutlet();
  private final Publisher publisher =
      new Publisher(
          new Identity("node-1", BOOT, -2, "fabric", "site", ""),
          "capture",
          outlet,
          InstantSource.fixed(NOW));

  @Test
  void ledgerEntry_isSentUnderItsPool() throws UnreadableRecordException {
    publisher.ledger(entry(LedgerEntry.Operation.ALLOC, 1));
    publisher.ledger(entry(LedgerEntry.Operation.FAIL, 2));

    var sent = outlet.sent(Topics.ALLOCATION.name());
    assertThat(sent).extracting(RecordingOutlet.Sent::key).containsOnly("pool-7");
    assertThat(sent).extracting(RecordingOutlet.Sent::partition).containsOnly(Destination.BY_KEY);
    Allocation event = AvroCodec.of(Allocation.class).decode(sent.get(1).value());
    Envelope envelope = event.getEnvelope();
    assertThat(envelope.getStream()).isEqualTo(6 * 256);
    assertThat(envelope.getSeq()).isEqualTo(1);
    assertThat(envelope.getEpoch()).isEqualTo(-2);
    assertThat(envelope.getBootId().bytes()).startsWith(0x00, 0x11, 0x22).endsWith(0xee, 0xff);
    assertThat(envelope.getTStart()).isEqualTo(Nanos.instant(T));
    assertThat(envelope.getTEnd()).isEqualTo(Nanos.instant(T));
    assertThat(envelope.getTEmit()).isEqualTo(NOW);
    assertThat(event.getOp()).isEqualTo(AllocationOp.FAIL);
    assertThat(event.getLedgerSeq()).isEqualTo(2);
    assertThat(event.getReason()).isEqualTo(FailReason.CAPACITY);
    assertThat(event.getExtents().get(0).getBase()).isEqualTo(1L << 63);
    assertThat(event.getDstPool()).isNull();
  }

  @Test
  void everyOperationAndReason_hasItsCounterpart() {
    assertThat(Arrays.stream(AllocationOp.values()).map(Enum::name))
        .containsAll(Arrays.stream(LedgerEntry.Operation.values()).map(Enum::name).toList());
    assertThat(Arrays.stream(FailReason.values()).map(Enum::name))
        .containsAll(Arrays.stream(LedgerEntry.Reason.values()).map(Enum::name).toList());
  }

  @Test
  void inventoryVersion_isOneEventInBothTopics() throws UnreadableRecordException {
    publisher.inventory(
        version(Optional.of(new InventoryVersion.Pool("p1", 1L << 40, OptionalLong.of(0)))));
    publisher.inventory(version(Optional.empty()));

    var present = outlet.sent(Topics.INVENTORY.name());
    var history = outlet.sent(Topics.INVENTORY_HISTORY.name());
    assertThat(present).hasSize(2);
    assertThat(history.get(0).value()).isEqualTo(present.get(0).value());
    Inventory pool = AvroCodec.of(Inventory.class).decode(present.get(0).value());
    assertThat(((Pool) pool.getObject()).getCapacityBytes()).isEqualTo(1L << 40);
    Inventory gone = AvroCodec.of(Inventory.class).decode(present.get(1).value());
    assertThat(gone.getDeleted()).isTrue();
    assertThat(gone.getObject()).isNull();
    assertThat(gone.getEnvelope().getSeq()).isEqualTo(1);
    assertThat(gone.getEnvelope().getStream()).isEqualTo(EventType.INVENTORY.stream(0));
  }

  @Test
  void everyKindOfObject_isEncoded() throws UnreadableRecordException {
    List<InventoryVersion.FabricObject> objects =
        List.of(
            new InventoryVersion.Node(InventoryVersion.NodeKind.HOST, OptionalInt.of(8)),
            new InventoryVersion.Port("h", "02:..", OptionalLong.empty(), Optional.empty()),
            new InventoryVersion.Link("h", "p", OptionalLong.of(100)),
            new InventoryVersion.Pool("p", 1, OptionalLong.empty()),
            new InventoryVersion.Region("p", 1, 2, Optional.of("h")),
            new InventoryVersion.Attachment("h", "p", List.of("l"), OptionalLong.of(3)),
            new InventoryVersion.Quota("t", Optional.of("p"), 4));
    for (var object : objects) {
      publisher.inventory(version(Optional.of(object)));
    }

    for (int i = 0; i < objects.size(); i++) {
      byte[] value = outlet.sent(Topics.INVENTORY.name()).get(i).value();
      assertThat(AvroCodec.of(Inventory.class).decode(value).getObject().getClass().getSimpleName())
          .isEqualTo(objects.get(i).getClass().getSimpleName());
    }
  }

  @Test
  void report_goesToEveryPartition_andNamesEveryStreamWithItself()
      throws UnreadableRecordException {
    publisher.ledger(entry(LedgerEntry.Operation.ALLOC, 1));
    publisher.report(report());
    publisher.report(report());

    var sent = outlet.sent(Topics.HEALTH.name());
    assertThat(sent)
        .extracting(RecordingOutlet.Sent::partition)
        .containsExactly(0, 1, 2, 3, 0, 1, 2, 3);
    assertThat(sent).extracting(RecordingOutlet.Sent::key).containsOnly("node-1");
    Health second = AvroCodec.of(Health.class).decode(sent.get(4).value());
    assertThat(second.getLastSeq())
        .containsExactly(new StreamSeq(6 * 256, 0L), new StreamSeq(10 * 256, 1L));
    assertThat(second.getKind()).isEqualTo(HealthKind.HEARTBEAT);
    assertThat(second.getWatermark()).isEqualTo(second.getEnvelope().getTEnd());
    assertThat(second.getRejects()).containsExactly(Map.entry("ethertype", 3L));
    assertThat(second.getEventsLost()).containsEntry("kafka_not_taken", 2L);
    assertThat(second.getDrops()).isNull();
    assertThat(second.getIsFinal()).isFalse();
  }

  @Test
  void nodeId_thatNoEventCanCarry_isRefused() {
    assertThatThrownBy(() -> new Identity("n".repeat(65), BOOT, 0, "f", "s", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 64 characters");
  }

  private static Report report() {
    return new Report(
        Report.Kind.HEARTBEAT,
        new Span(T, T + 5),
        T + 5,
        5,
        9,
        OptionalLong.empty(),
        Map.of("ethertype", 3L),
        Map.of("kafka_not_taken", 2L),
        Report.Capture.FULL,
        Report.Expense.UNKNOWN,
        Optional.empty());
  }

  private static InventoryVersion version(Optional<InventoryVersion.FabricObject> object) {
    return new InventoryVersion("pool-7", 1, 1, T, object);
  }

  private static LedgerEntry entry(LedgerEntry.Operation operation, long seq) {
    boolean failed = operation == LedgerEntry.Operation.FAIL;
    return new LedgerEntry(
        new LedgerEntry.Position("pool-7", 1, seq),
        T,
        operation,
        failed ? Optional.empty() : Optional.of("a1"),
        LedgerEntry.Owner.UNKNOWN,
        OptionalLong.of(64),
        List.of(new LedgerEntry.Extent(1L << 63, 64)),
        List.of(),
        Optional.empty(),
        failed ? Optional.of(LedgerEntry.Reason.CAPACITY) : Optional.empty());
  }
}
