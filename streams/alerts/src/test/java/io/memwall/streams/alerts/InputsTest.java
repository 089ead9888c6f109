package io.memwall.streams.alerts;

import static io.memwall.streams.alerts.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.EventType;
import io.memwall.schemas.Topic;
import io.memwall.schemas.Topics;
import io.memwall.schemas.events.BootId;
import io.memwall.schemas.events.Breach;
import io.memwall.schemas.events.Clock;
import io.memwall.schemas.events.ClockSource;
import io.memwall.schemas.events.Connection;
import io.memwall.schemas.events.ConnectionKind;
import io.memwall.schemas.events.Cumulative;
import io.memwall.schemas.events.Envelope;
import io.memwall.schemas.events.Health;
import io.memwall.schemas.events.HealthKind;
import io.memwall.schemas.events.LostRange;
import io.memwall.schemas.results.Leak;
import io.memwall.schemas.results.Quarantine;
import io.memwall.schemas.results.QuarantineReason;
import io.memwall.schemas.results.Revision;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** From the bytes of each topic to who is alerted of what. */
final class InputsTest {
  private final Inputs inputs =
      new Inputs(
          AlertRules.silent(),
          new NodeWatch(AlertRules.silent()),
          new Judged(InstantSource.system()),
          fingerprint -> Optional.empty());
  private final AlertBook book = new AlertBook();

  @Test
  void aNodeThatLooksAwayThreeTimes_isALossOfCoverage() throws Exception {
    for (int second = 1; second <= 3; second++) {
      read(Topics.HEALTH, health(second, 60, 40).build(), 0);
      // Every partition has a copy: they count once.
      read(Topics.HEALTH, health(second, 60, 40).build(), 1);
      assertThat(firing()).hasSize(second == 3 ? 1 : 0);
    }
    assertThat(firing()).containsExactly("f/coverage-loss/node:n1");
    assertThat(sentence()).contains("watches 60 % of its links' time or frames", "asked for");
  }

  @Test
  void whatACaptureModeLeavesOut_isNoLossOfCoverage() throws Exception {
    for (int second = 1; second <= 3; second++) {
      var bursts = health(second, 100, 0).setCoveredNs(100_000_000L).setPlannedGapNs(900_000_000L);
      read(Topics.HEALTH, bursts.build(), 0);
    }
    assertThat(firing()).isEmpty();
  }

  @Test
  void eventsGivenUp_areTold() throws Exception {
    var range =
        LostRange.newBuilder()
            .setBootId(new BootId(new byte[16]))
            .setEpoch(1)
            .setStream(1)
            .setFirstSeq(1)
            .setLastSeq(30)
            .setCount(30)
            .setReason("spool_full")
            .setLossClass("FLOW")
            .build();
    read(Topics.HEALTH, health(1, 100, 0).setLosses(List.of(range)).build(), 0);

    assertThat(firing()).containsExactly("f/events-lost/node:n1");
    assertThat(sentence()).contains("gave up 30 events (spool_full)");
  }

  @Test
  void aFrameThatBreaksTheProtocol_isToldOfItsLink_andOtherEventsOfConnectionsAreNot()
      throws Exception {
    read(Topics.CONNECTION, connection(ConnectionKind.OPENED, "l1"), 0);
    assertThat(firing()).isEmpty();

    read(Topics.CONNECTION, connection(ConnectionKind.VIOLATION, "l1"), 0);
    assertThat(firing()).containsExactly("f/protocol-violation/link:l1/0");
    assertThat(sentence()).contains("credit_overrun (flits: 8 expected, 9 seen) in frame 77");
  }

  @Test
  void aFrameOfNoKnownLink_isToldOfItsHalf() throws Exception {
    read(Topics.CONNECTION, connection(ConnectionKind.VIOLATION, null), 0);
    assertThat(firing()).containsExactly("f/protocol-violation/half:c1/0");
  }

  @Test
  void aSuspectedLeak_isTold_untilItIsCleared() throws Exception {
    read(Topics.LEAK, leak(0, null), 0);
    assertThat(firing()).isEmpty();
    read(Topics.LEAK, leak(1, true), 0);
    assertThat(firing()).containsExactly("f/leak-suspect/group:p1/llm-a/train/kv");
    assertThat(sentence())
        .contains("tenant llm-a", "may leak in pool p1", "grows by 10.00 GiB/h over 7 h");
    read(Topics.LEAK, leak(2, false), 0);
    assertThat(firing()).isEmpty();
  }

  // The record names no fabric, so the alert went into none.
  @Test
  void impossibleValues_areToldInTheFabricOfTheirNode() throws Exception {
    read(Topics.HEALTH, health(1, 100, 0).build(), 0);
    read(Topics.QUARANTINE, quarantine("n1"), 0);
    assertThat(firing()).containsExactly("f/impossible-values/node:n1");
    assertThat(sentence()).contains("a counter below zero", "memwall query quarantined");
  }

  @Test
  void impossibleValuesOfANodeNobodyHeardOf_areToldAllTheSame() throws Exception {
    read(Topics.QUARANTINE, quarantine("n9"), 0);
    assertThat(firing()).containsExactly("/impossible-values/node:n9");
  }

  private static Health.Builder health(int second, long frames, long drops) {
    return Health.newBuilder()
        .setEnvelope(envelope(EventType.HEALTH, second))
        .setCollector("agent")
        .setKind(HealthKind.HEARTBEAT)
        .setWatermark(end(second))
        .setIsFinal(false)
        .setLastSeq(List.of())
        .setCoveredNs(Samples.SECOND)
        .setFrames(frames)
        .setDrops(drops);
  }

  private static Connection connection(ConnectionKind kind, String link) {
    return Connection.newBuilder()
        .setEnvelope(envelope(EventType.CONNECTION, 1))
        .setTapId("t1")
        .setConnId("c1")
        .setInc(0)
        .setDir(0)
        .setMacSrc("02:00:00:00:00:01")
        .setMacDst("02:00:00:00:00:02")
        .setVc(0)
        .setEthertype(0xAAAA)
        .setLinkId(link)
        .setKind(kind)
        .setCode("credit_overrun")
        .setTFrame(T0)
        .setFrameNumber(77)
        .setBreach(Breach.newBuilder().setEvidence("flits").setExpected(8L).setSeen(9L).build())
        .setBaseCredits(List.of())
        .setCum(new Cumulative(1L, 1L, 1L, 1L))
        .build();
  }

  private static Leak leak(int hour, Boolean suspect) {
    return Leak.newBuilder()
        .setPoolId("p1")
        .setTStart(T0.plusSeconds(3_600L * hour))
        .setRevision(new Revision(1L, 1L))
        .setCaseName("")
        .setFabricId("f")
        .setTenant("llm-a")
        .setWorkload("train")
        .setTag("kv")
        .setSuspect(suspect)
        .setPoints(7)
        .setUsedBytes(160L << 30)
        .setSlopeBytesPerH((double) (10L << 30))
        .setFreeRatio(0.0)
        .setTComputed(T0)
        .build();
  }

  private static Quarantine quarantine(String node) {
    return Quarantine.newBuilder()
        .setFold("half-windows")
        .setEntity("e")
        .setReason(QuarantineReason.IMPOSSIBLE)
        .setDetail("a counter below zero")
        .setCaseName("")
        .setNodeId(node)
        .setEpoch(1)
        .setSource("s")
        .setTStart(T0)
        .setTEnd(T0.plusSeconds(1))
        .setTNoticed(T0.plusSeconds(2))
        .build();
  }

  private static Envelope envelope(EventType type, int second) {
    return Envelope.newBuilder()
        .setSchema$(type.schemaName())
        .setNodeId("n1")
        .setBootId(new BootId(new byte[16]))
        .setEpoch(1)
        .setStream(type.stream(0))
        .setSeq(second)
        .setTStart(end(second).minusSeconds(1))
        .setTEnd(end(second))
        .setTEmit(end(second))
        .setClock(new Clock(ClockSource.FREE, null))
        .setFabricId("f")
        .setSite("lab")
        .setRev(0)
        .build();
  }

  private static Instant end(int second) {
    return T0.plusSeconds(second);
  }

  private <T extends SpecificRecord> void read(Topic<T> topic, T value, int partition)
      throws Exception {
    byte[] bytes = AvroCodec.of(topic.type()).encode(value);
    var record =
        new ConsumerRecord<>(
            topic.name(),
            partition,
            0,
            T0.toEpochMilli(),
            TimestampType.LOG_APPEND_TIME,
            0,
            bytes.length,
            new byte[0],
            bytes,
            new org.apache.kafka.common.header.internals.RecordHeaders(),
            Optional.empty());
    inputs.signals(record).forEach(book::apply);
  }

  private List<String> firing() {
    return book.all().stream().filter(Alert::isFiring).map(each -> each.key().text()).toList();
  }

  private String sentence() {
    return book.all().iterator().next().account().sentence();
  }
}
