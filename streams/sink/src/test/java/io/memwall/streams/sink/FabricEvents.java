package io.memwall.streams.sink;

import io.memwall.schemas.EventType;
import io.memwall.schemas.events.BaseCredit;
import io.memwall.schemas.events.Breach;
import io.memwall.schemas.events.Connection;
import io.memwall.schemas.events.ConnectionKind;
import io.memwall.schemas.events.Cumulative;
import io.memwall.schemas.events.Hot;
import io.memwall.schemas.events.HotPlace;
import io.memwall.schemas.events.TapPosition;
import io.memwall.schemas.events.Transaction;
import io.memwall.schemas.events.TransactionOutcome;
import java.util.List;
import java.util.Map;

/** What taps tell of hot addresses, turns and single requests. */
final class FabricEvents {
  private final Events events;

  FabricEvents(Events events) {
    this.events = events;
  }

  Hot hot(long seq) {
    var line =
        HotPlace.newBuilder()
            .setAddr(-64L)
            .setWeight(9)
            .setError(1)
            .setAcquire(List.of(1L, 2L, 3L))
            .setProbe(List.of(0L, 0L, 4L))
            .setTransfers(5)
            .setTransferNs(6000)
            .setUpgradesWithData(1L)
            .setWriteBytes(128)
            .setMasters(List.of(1, 0))
            .setMoreMasters(true)
            .setLastOwner(0)
            .build();
    var region =
        HotPlace.newBuilder()
            .setAddr(0)
            .setWeight(7)
            .setError(0)
            .setDistinctLines(2)
            .setTopLineShare(0.75)
            .build();
    return Hot.newBuilder()
        .setEnvelope(events.envelope(EventType.HOT, seq, Events.T0.plusSeconds(seq)))
        .setTapId(events.caseName)
        .setPoolMac("02:00:00:01:00:00")
        .setPoolNode("p0")
        .setTapPosition(TapPosition.POOL)
        .setTotalWeight(9)
        .setTotals(Map.of("probe_to_n", 12L))
        .setMasters(List.of("02:00:00:00:00:01", "02:00:00:00:00:02"))
        .setLines(List.of(line, HotPlace.newBuilder().setAddr(64).setWeight(1).setError(1).build()))
        .setRegions(List.of(region))
        .build();
  }

  Connection opened(long seq) {
    return turn(seq).setKind(ConnectionKind.OPENED).build();
  }

  Connection breach(long seq) {
    return turn(seq)
        .setKind(ConnectionKind.VIOLATION)
        .setCode("grow_impossible")
        .setCount(12)
        .setBreach(new Breach("permission", 0L, 1L, 1, 6, 33, -64L, 15L))
        .build();
  }

  private Connection.Builder turn(long seq) {
    return Connection.newBuilder()
        .setEnvelope(events.envelope(EventType.CONNECTION, seq, Events.T0))
        .setTapId(events.caseName)
        .setConnId("%032x".formatted(1))
        .setInc(0)
        .setDir(1)
        .setMacSrc("02:00:00:00:00:01")
        .setMacDst("02:00:00:01:00:00")
        .setVlanOuter(7)
        .setVc(0)
        .setEthertype(0xAAAA)
        .setTFrame(Events.T0)
        .setFrameNumber(17)
        .setBaseCredits(List.of(new BaseCredit(1, 128L), new BaseCredit(5, 8L)))
        .setCum(new Cumulative(1L, 2L, 3L, 4L));
  }

  Transaction transaction(long seq) {
    return Transaction.newBuilder()
        .setEnvelope(events.envelope(EventType.TRANSACTION, seq, Events.T0))
        .setTapId(events.caseName)
        .setConnId("%032x".formatted(1))
        .setInc(0)
        .setDir(0)
        .setMacSrc("02:00:00:00:00:01")
        .setMacDst("02:00:00:01:00:00")
        .setVc(0)
        .setClass$("get")
        .setOutcome(TransactionOutcome.MATCHED)
        .setChannel(1)
        .setOpcode(4)
        .setParam(0)
        .setSize(6)
        .setResponseSize(6)
        .setAddr(-64L)
        .setSource(77)
        .setDomain(0)
        .setTRequest(Events.T0)
        .setTResponse(Events.T0.plusNanos(1318))
        .setLatencyNs(1318L)
        .setRequestFrame(3)
        .setResponseFrame(4L)
        .setHeadSampled(true)
        .setTailSampled(false)
        .setSampleWeight(65_536)
        .setRetransInvolved(false)
        .setCorrupt(false)
        .build();
  }
}
