package io.memwall.schemas;

import io.memwall.schemas.events.Allocation;
import io.memwall.schemas.events.AllocationOp;
import io.memwall.schemas.events.BootId;
import io.memwall.schemas.events.Clock;
import io.memwall.schemas.events.ClockSource;
import io.memwall.schemas.events.Envelope;
import io.memwall.schemas.events.Extent;
import io.memwall.schemas.events.Health;
import io.memwall.schemas.events.HealthKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Records for the tests of this module. */
final class Samples {
  static final Instant T0 = Instant.parse("1999-12-31T23:59:59.999999999Z");

  private Samples() {}

  static Envelope envelope(EventType type, long seq) {
    return Envelope.newBuilder()
        .setSchema$(type.schemaName())
        .setNodeId("n1")
        .setBootId(new BootId(new byte[16]))
        .setEpoch(-1)
        .setStream(type.stream(0))
        .setSeq(seq)
        .setTStart(T0)
        .setTEnd(T0.plusNanos(1))
        .setTEmit(T0.plusNanos(2))
        .setClock(new Clock(ClockSource.UNKNOWN, null))
        .setFabricId("f")
        .setSite("s")
        .setRev(0)
        .build();
  }

  static Health heartbeat(long seq) {
    return Health.newBuilder()
        .setEnvelope(envelope(EventType.HEALTH, seq))
        .setCollector("agent")
        .setKind(HealthKind.HEARTBEAT)
        .setWatermark(T0)
        .setIsFinal(false)
        .setLastSeq(List.of())
        .setCoveredNs(1)
        .setFrames(3)
        .setRejects(Map.of("align", 2L))
        .build();
  }

  static Allocation allocationAt(long base) {
    return Allocation.newBuilder()
        .setEnvelope(envelope(EventType.ALLOCATION, 0))
        .setPoolId("p1")
        .setLedgerEpoch(1)
        .setLedgerSeq(1)
        .setOp(AllocationOp.ALLOC)
        .setAllocId("a")
        .setExtents(List.of(new Extent(base, 4096L)))
        .build();
  }
}
