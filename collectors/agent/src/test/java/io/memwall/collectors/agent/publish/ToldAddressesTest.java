package io.memwall.collectors.agent.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.agent.allocation.LedgerEntry;
import io.memwall.collectors.agent.allocation.SnapshotChunk;
import io.memwall.collectors.agent.flow.ConnectionNote;
import io.memwall.collectors.agent.flow.FlowRecord;
import io.memwall.collectors.agent.flow.HotReading;
import io.memwall.collectors.agent.flow.SampledExchange;
import io.memwall.collectors.agent.flow.Span;
import io.memwall.collectors.agent.privacy.AddressPolicy;
import io.memwall.collectors.wire.hot.HotCounter;
import io.memwall.collectors.wire.match.Outcome;
import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.Topics;
import io.memwall.schemas.UnreadableRecordException;
import io.memwall.schemas.events.Connection;
import io.memwall.schemas.events.ConnectionKind;
import io.memwall.schemas.events.Hot;
import io.memwall.schemas.events.HotPlace;
import io.memwall.schemas.events.PoolSnapshot;
import io.memwall.schemas.events.Transaction;
import io.memwall.schemas.events.TransactionOutcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What leaves of hot addresses, breaches and sampled requests, and under which addresses. */
final class ToldAddressesTest {
  private static final long T = 1_767_225_600_000_000_123L;
  private static final long ADDRESS = 0xFFFF_FFFF_8001_2345L;
  private static final FlowRecord.Half HALF =
      new FlowRecord.Half(
          "tap",
          "0123456789abcdef0123456789abcdef",
          1,
          0,
          "02:00:00:00:00:01",
          "02:00:00:01:00:00",
          OptionalInt.of(7),
          OptionalInt.empty(),
          0,
          0xAAAA,
          Optional.empty(),
          new FlowRecord.Place(Optional.of("h0"), Optional.of("p0"), Optional.empty()));

  private final RecordingOutlet outlet = new RecordingOutlet();

  @Test
  void hotPlaces_keepTheirRegion_underEveryPolicy() throws UnreadableRecordException {
    publisher(AddressPolicy.FULL).hot(reading());
    publisher(AddressPolicy.truncated(12)).hot(reading());
    publisher(AddressPolicy.hashed("sixteen bytes ok".getBytes(UTF_8))).hot(reading());

    var sent = outlet.sent(Topics.HOT.name());
    assertThat(sent).extracting(RecordingOutlet.Sent::key).containsOnly("p0");
    assertThat(line(sent.get(0)).getAddr()).isEqualTo(ADDRESS);
    assertThat(line(sent.get(1)).getAddr()).isEqualTo(ADDRESS & -4096);
    long hashed = line(sent.get(2)).getAddr();
    assertThat(hashed).isNotEqualTo(ADDRESS & -64);
    assertThat(hashed >>> 16).isEqualTo(ADDRESS >>> 16);
    for (var each : sent) {
      assertThat(hot(each).getRegions())
          .extracting(HotPlace::getAddr)
          .containsExactly(ADDRESS & -65_536);
      assertThat(line(each).getTransfers()).isEqualTo(5);
      assertThat(line(each).getProbe()).containsExactly(0L, 0L, 9L);
      assertThat(line(each).getAcquire()).isEmpty();
      assertThat(line(each).getLastOwner()).isZero();
      assertThat(line(each).getDistinctLines()).isNull();
    }
  }

  @Test
  void breach_hidesItsAddress_butNotItsNumbers() throws UnreadableRecordException {
    publisher(AddressPolicy.truncated(40)).connection(note());

    var sent = outlet.sent(Topics.CONNECTION.name()).get(0);
    assertThat(sent.key()).isEqualTo(HALF.connId());
    Connection event = AvroCodec.of(Connection.class).decode(sent.value());
    assertThat(event.getKind()).isEqualTo(ConnectionKind.VIOLATION);
    assertThat(event.getBreach().getAddr()).isEqualTo(ADDRESS & -(1L << 40));
    assertThat(event.getBreach().getExpected()).isZero();
    assertThat(event.getBreach().getSeen()).isEqualTo(1);
    assertThat(event.getBreach().getRequestFrame()).isNull();
    assertThat(event.getVlanOuter()).isEqualTo(7);
    assertThat(event.getVlanInner()).isNull();
    assertThat(event.getBaseCredits().get(0).getFlits()).isEqualTo(128);
  }

  @Test
  void sampledRequest_withoutAnAnswer_hasNoLatency() throws UnreadableRecordException {
    publisher(AddressPolicy.truncated(6)).transaction(exchange());

    var sent = outlet.sent(Topics.TRANSACTION.name()).get(0);
    assertThat(sent.key()).isEqualTo(HALF.connId());
    Transaction event = AvroCodec.of(Transaction.class).decode(sent.value());
    assertThat(event.getOutcome()).isEqualTo(TransactionOutcome.TIMEOUT);
    assertThat(event.getAddr()).isEqualTo(ADDRESS & -64);
    assertThat(event.getLatencyNs()).isNull();
    assertThat(event.getTResponse()).isNull();
    assertThat(event.getSampleWeight()).isEqualTo(65_536);
  }

  @Test
  void snapshot_isSentUnderItsPool() throws UnreadableRecordException {
    var live =
        new SnapshotChunk.LiveAllocation(
            "a1", LedgerEntry.Owner.UNKNOWN, true, List.of(new LedgerEntry.Extent(1L << 63, 64)));
    var asOf = new LedgerEntry.Position("pool-7", 3, 9);
    publisher(AddressPolicy.FULL)
        .snapshot(new SnapshotChunk(asOf, T, 0, 2, "digest", List.of(live)));

    var sent = outlet.sent(Topics.SNAPSHOT.name()).get(0);
    assertThat(sent.key()).isEqualTo("pool-7");
    PoolSnapshot event = AvroCodec.of(PoolSnapshot.class).decode(sent.value());
    assertThat(event.getAsOf()).isEqualTo(9);
    assertThat(event.getChunks()).isEqualTo(2);
    assertThat(event.getAllocations().get(0).getReserved()).isTrue();
    assertThat(event.getAllocations().get(0).getTenant()).isNull();
    assertThat(event.getAllocations().get(0).getExtents().get(0).getBase()).isEqualTo(1L << 63);
  }

  @Test
  void everyOutcomeAndTurn_hasItsCounterpart() {
    assertThat(Arrays.stream(TransactionOutcome.values()).map(Enum::name))
        .containsAll(Arrays.stream(Outcome.values()).map(Enum::name).toList());
    assertThat(Arrays.stream(ConnectionKind.values()).map(Enum::name))
        .containsAll(Arrays.stream(ConnectionNote.Kind.values()).map(Enum::name).toList());
  }

  private Publisher publisher(AddressPolicy policy) {
    return new Publisher(
        new Identity("node-1", Identity.NO_BOOT, 1, "fabric", "site", ""),
        new Publisher.Collector("capture", policy),
        outlet,
        InstantSource.fixed(Instant.EPOCH));
  }

  private static Hot hot(RecordingOutlet.Sent sent) throws UnreadableRecordException {
    return AvroCodec.of(Hot.class).decode(sent.value());
  }

  private static HotPlace line(RecordingOutlet.Sent sent) throws UnreadableRecordException {
    return hot(sent).getLines().get(0);
  }

  private static HotReading reading() {
    return new HotReading(
        new Span(T, T + 5),
        "tap",
        Optional.empty(),
        new HotReading.Pool(Optional.of("02:00:00:01:00:00"), Optional.of("p0")),
        9,
        Map.of(HotCounter.PROBE_TO_N, 12L),
        List.of("02:00:00:00:00:01"),
        List.of(place(ADDRESS, OptionalInt.of(0), OptionalLong.empty())),
        List.of(place(ADDRESS & -65_536, OptionalInt.empty(), OptionalLong.of(1))));
  }

  private static HotReading.Place place(long address, OptionalInt owner, OptionalLong lines) {
    return new HotReading.Place(
        address,
        9,
        0,
        Map.of(HotCounter.PROBE_TO_N, 9L, HotCounter.TRANSFERS, 5L),
        new HotReading.Masters(List.of(0), false, owner),
        lines,
        OptionalDouble.empty());
  }

  private static ConnectionNote note() {
    return new ConnectionNote(
        T,
        HALF,
        new ConnectionNote.Standing("wd11", false),
        ConnectionNote.Kind.VIOLATION,
        Optional.of("grow_impossible"),
        2,
        new ConnectionNote.Sight(T, 17),
        Optional.of(
            new ConnectionNote.Breach(
                "permission",
                OptionalLong.of(0),
                OptionalLong.of(1),
                Optional.of(new ConnectionNote.Message(1, 6, OptionalInt.of(3))),
                OptionalLong.of(ADDRESS),
                OptionalLong.empty())),
        List.of(new ConnectionNote.BaseCredit(1, 128)),
        new FlowRecord.Totals(1, 2, 3, 4));
  }

  private static SampledExchange exchange() {
    return new SampledExchange(
        T,
        HALF,
        "get",
        new SampledExchange.Request(
            new SampledExchange.Kind(1, 4, 0, 6),
            OptionalLong.of(ADDRESS),
            77,
            OptionalInt.empty(),
            0,
            new ConnectionNote.Sight(T, 3),
            OptionalLong.empty()),
        new SampledExchange.Ending(
            "TIMEOUT",
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalInt.empty(),
            OptionalLong.empty()),
        new SampledExchange.Sample(true, false, 65_536),
        false,
        false);
  }
}
