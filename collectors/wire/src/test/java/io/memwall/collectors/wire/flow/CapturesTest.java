package io.memwall.collectors.wire.flow;

import static io.memwall.collectors.wire.flow.HalfCounter.ACKED_FRAMES;
import static io.memwall.collectors.wire.flow.HalfCounter.ACK_ONLY_FRAMES;
import static io.memwall.collectors.wire.flow.HalfCounter.CLOSE_FRAMES;
import static io.memwall.collectors.wire.flow.HalfCounter.EMPTY_FRAMES;
import static io.memwall.collectors.wire.flow.HalfCounter.FILL_FRAMES;
import static io.memwall.collectors.wire.flow.HalfCounter.FRAMES;
import static io.memwall.collectors.wire.flow.HalfCounter.GAP_FRAMES;
import static io.memwall.collectors.wire.flow.HalfCounter.GOODPUT_BYTES;
import static io.memwall.collectors.wire.flow.HalfCounter.MATCHED;
import static io.memwall.collectors.wire.flow.HalfCounter.MESSAGE_FLITS;
import static io.memwall.collectors.wire.flow.HalfCounter.NEW_FRAMES;
import static io.memwall.collectors.wire.flow.HalfCounter.OPEN_FRAMES;
import static io.memwall.collectors.wire.flow.HalfCounter.OUTSTANDING_AT_END;
import static io.memwall.collectors.wire.flow.HalfCounter.RETRANS_FRAMES;
import static io.memwall.collectors.wire.flow.HalfCounter.SIZE_MISMATCH;
import static io.memwall.collectors.wire.flow.HalfCounter.TS_INVERSIONS;
import static io.memwall.collectors.wire.match.LatencyClass.ACQUIRE_BLOCK;
import static io.memwall.collectors.wire.match.LatencyClass.GET;
import static io.memwall.collectors.wire.match.LatencyClass.GRANT_ACK;
import static io.memwall.collectors.wire.match.LatencyClass.PUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.Channel;
import io.memwall.collectors.wire.DecoderSettings;
import io.memwall.collectors.wire.Opcode;
import io.memwall.collectors.wire.flow.ConnectionEventView.Kind;
import io.memwall.collectors.wire.flow.Recorded.Entry;
import io.memwall.collectors.wire.match.LatencyClass;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What three captures of real hardware must come out as, frame by frame. */
final class CapturesTest {
  private final Watch watch =
      new Watch(
          FlowSettings.of(
              DecoderSettings.DEFAULT.withEtherTypes(Set.of(0xAAAA, 0x0000)), "captures"));
  private final FlowTable table = watch.table;

  @Test
  void hardwareOf2020_withEqualMacs_hasFourHalvesSplitBySequence() throws IOException {
    Captures.feed("OmniXtend202010.cap", table);
    assertThat(table.tap().timestampResolutionNanos()).isEqualTo(OptionalLong.of(1));

    List<Entry> halves = Recorded.cut(table).halves;

    assertThat(halves)
        .extracting(half -> half.firstSequence().orElseThrow())
        .containsExactlyInAnyOrder(0x63933L, 0x19B74FL, 0x11AA36L, 0x0D007AL);
    assertThat(halves).extracting(Entry::connectionId).hasSize(4);
    assertThat(halves.stream().map(Entry::connectionId).distinct()).hasSize(2);
    assertThat(halves).extracting(half -> half.count(GAP_FRAMES)).containsOnly(0L);
    assertThat(halves).extracting(half -> half.count(RETRANS_FRAMES)).containsOnly(0L);
    assertThat(halves).extracting(Entry::incarnation).containsOnly(0);
    assertThat(halves.stream().mapToLong(half -> half.count(FRAMES)).sum()).isEqualTo(20);
    assertThat(halves.stream().mapToLong(half -> messages(half, Opcode.A_GET)).sum()).isEqualTo(4);
    assertThat(halves).extracting(Entry::profile).containsOnly(Profile.HW2020);
    assertThat(halves)
        .extracting(half -> half.credit(Channel.D).state())
        .containsOnly(CreditState.UNKNOWN_BASE);
  }

  @Test
  void hardwareOf2020_hasItsLatenciesAndCredits() throws IOException {
    Captures.feed("OmniXtend202010.cap", table);
    table.finish(table.tap().lastNanos());

    List<Entry> halves = Recorded.cut(table).halves;
    Entry cached = carrying(halves, Opcode.A_ACQUIRE_BLOCK);
    Entry grants = carrying(halves, Opcode.D_GRANT_DATA);
    Entry uncached = carrying(halves, Opcode.A_GET);
    Entry answers = carrying(halves, Opcode.D_ACCESS_ACK_DATA);

    assertThat(watch.latencies(ACQUIRE_BLOCK)).containsExactlyInAnyOrder(2_641L, 2_754L);
    assertThat(watch.latencies(GRANT_ACK)).containsExactly(2_180L);
    assertThat(watch.latencies(GET)).hasSize(4).allMatch(nanos -> nanos >= 2_053 && nanos <= 2_060);
    assertThat(grants.count(OUTSTANDING_AT_END)).isEqualTo(1);
    assertCredit(cached, Channel.A, 4, 4);
    assertCredit(cached, Channel.E, 1, 1);
    assertCredit(grants, Channel.D, 10, 20);
    assertCredit(uncached, Channel.A, 8, 8);
    assertCredit(answers, Channel.D, 7, 8);
    assertThat(watch.found).isEmpty();
  }

  @Test
  void etriEndpoints_haveTheirFramesByClass() throws IOException {
    Captures.feed("etri-basic.pcap", table);

    Recorded cut = Recorded.cut(table);
    Entry master = carrying(cut.halves, Opcode.A_GET);
    Entry slave = carrying(cut.halves, Opcode.D_ACCESS_ACK);

    assertThat(cut.halves).hasSize(2);
    assertCounts(master, 288, 251, 1, 36, 27);
    assertCounts(slave, 289, 266, 0, 23, 42);
    assertThat(master.count(OPEN_FRAMES)).isPositive();
    assertThat(master.count(CLOSE_FRAMES)).isEqualTo(2);
    assertThat(master.messages())
        .containsEntry(Opcode.A_PUT_FULL_DATA, List.of(112L, 336L, 896L))
        .containsEntry(Opcode.A_GET, List.of(112L, 224L, 0L))
        .hasSize(2);
    assertThat(messages(slave, Opcode.D_ACCESS_ACK)).isEqualTo(112);
    assertThat(messages(slave, Opcode.D_ACCESS_ACK_DATA)).isEqualTo(112);
    assertThat(master.count(MESSAGE_FLITS)).isEqualTo(560);
    assertThat(slave.count(MESSAGE_FLITS)).isEqualTo(336);
    assertThat(master.count(TS_INVERSIONS) + slave.count(TS_INVERSIONS)).isEqualTo(81);
    assertThat(cut.tap).containsEntry(TapCounter.TS_INVERSIONS, 81L);
    assertThat(master.profile()).isEqualTo(Profile.ETRI11);
    assertThat(master.count(ACKED_FRAMES)).isEqualTo(251);
    assertThat(slave.count(ACKED_FRAMES)).isEqualTo(265);
  }

  @Test
  void etriEndpoints_haveTheirLatencies_firstInFirstOutPerSource() throws IOException {
    Captures.feed("etri-basic.pcap", table);

    Recorded cut = Recorded.cut(table);
    Entry master = carrying(cut.halves, Opcode.A_GET);
    Entry slave = carrying(cut.halves, Opcode.D_ACCESS_ACK);

    assertLatencies(PUT, 112, 4_616, 46_048, 98_366, 142_080, 5_780_965);
    assertLatencies(GET, 112, 20_791, 46_919, 99_738, 139_717, 6_403_531);
    assertThat(master.latency(GET).sum()).isEqualTo(6_403_531);
    assertThat(master.count(MATCHED)).isEqualTo(224);
    assertThat(master.quality()).isEqualTo(MatchQuality.GOOD);
    assertThat(slave.count(SIZE_MISMATCH)).isEqualTo(112);
    assertThat(watch.codes()).contains(Anomaly.QUIRK_SOURCE_FIFO);
    // Each channel opens with 2^10; beyond that, all that was spent was returned.
    assertCredit(master, Channel.A, 1_024 + 560, 560);
    assertCredit(slave, Channel.D, 1_024 + 336, 336);
    assertThat(watch.kinds())
        .contains(Kind.OPENED, Kind.ESTABLISHED, Kind.CLOSING, Kind.CLOSED)
        .doesNotContain(Kind.RESET, Kind.RESYNC);
  }

  @Test
  void oneDirectionOfEtriEndpoints_tellsTheOther() throws IOException {
    List<Entry> halves = new ArrayList<>();
    for (long source : List.of(0xC6ACBE45B06BL, 0x0E74BF4B40C5L)) {
      FlowTable half = new FlowTable(FlowSettings.of(DecoderSettings.DEFAULT, "half"));
      Captures.feed("etri-basic.pcap", new Captures.Only(half, source));
      halves.add(Recorded.cut(half).only());
    }

    assertThat(halves).extracting(Entry::visibility).containsOnly(Visibility.ONE_SIDED);
    assertThat(halves)
        .extracting(Entry::reverseFrames)
        .containsExactly(OptionalLong.of(265), OptionalLong.of(250));
    assertThat(halves)
        .extracting(Entry::reverseFlits)
        .extracting(flits -> flits.get(Channel.D), flits -> flits.get(Channel.A))
        .containsExactly(tuple(336L, 0L), tuple(0L, 560L));
  }

  @Test
  void leWizEndpoints_areAlmostAlwaysEmpty() throws IOException {
    Captures.feed("hello_uart.pcapng", table);
    assertThat(table.tap().timestampResolutionNanos()).isEqualTo(OptionalLong.of(1_000));

    Recorded cut = Recorded.cut(table);
    Entry requests = carrying(cut.halves, Opcode.A_GET);
    Entry answers = carrying(cut.halves, Opcode.D_ACCESS_ACK_DATA);

    assertThat(cut.tap).containsEntry(TapCounter.TLOE_FRAMES, 17_370L);
    assertThat(cut.halves).hasSize(2);
    assertThat(cut.halves)
        .extracting(half -> half.count(NEW_FRAMES))
        .containsExactlyInAnyOrder(8_683L, 8_686L);
    assertThat(cut.halves.stream().mapToLong(half -> half.count(RETRANS_FRAMES)).sum())
        .isEqualTo(1);
    assertThat(requests.messages()).containsOnlyKeys(Opcode.A_GET);
    assertThat(messages(requests, Opcode.A_GET)).isEqualTo(42);
    assertThat(requests.count(MESSAGE_FLITS)).isEqualTo(84);
    assertThat(answers.count(MESSAGE_FLITS)).isEqualTo(378);
    assertThat(answers.count(GOODPUT_BYTES)).isEqualTo(42 * 64);
    assertThat(cut.halves.stream().mapToLong(half -> half.count(EMPTY_FRAMES)).sum())
        .isEqualTo(17_285);
    assertThat(cut.halves)
        .extracting(Entry::anomalies)
        .containsExactlyInAnyOrder(
            Map.of(
                Anomaly.MASK_ON_PADDING, 2L,
                Anomaly.NAK_INITIAL, 2L,
                Anomaly.CREDIT_OVERRETURN, 1L),
            Map.of(Anomaly.HANDSHAKE_RETRY, 1L));
  }

  @Test
  void leWizEndpoints_haveTheirLatencies_andCreditsThatAreNotBelieved() throws IOException {
    Captures.feed("hello_uart.pcapng", table);

    Recorded cut = Recorded.cut(table);
    Entry requests = carrying(cut.halves, Opcode.A_GET);
    Entry answers = carrying(cut.halves, Opcode.D_ACCESS_ACK_DATA);

    assertLatencies(GET, 42, 0, 1_000, 1_000, 42_000, 112_000);
    assertThat(requests.latency(GET).zeroCount()).isPositive();
    assertThat(requests.profile()).isEqualTo(Profile.LEWIZ103);
    // Had the repeat of a number been counted, there were 1024 more.
    assertCredit(requests, Channel.C, 1_024, 0);
    assertCredit(answers, Channel.C, 2_211_584, 0);
    assertThat(answers.credit(Channel.C).state()).isEqualTo(CreditState.UNRELIABLE);
    assertThat(answers.credit(Channel.D).state()).isEqualTo(CreditState.OK);
  }

  private void assertLatencies(
      LatencyClass latencyClass, int count, long min, long p50, long p90, long max, long sum) {
    List<Long> sorted = watch.latencies(latencyClass).stream().sorted().toList();
    assertThat(sorted).hasSize(count);
    assertThat(sorted.get(0)).isEqualTo(min);
    assertThat(sorted.get((int) Math.ceil(count * 0.5) - 1)).isEqualTo(p50);
    assertThat(sorted.get((int) Math.ceil(count * 0.9) - 1)).isEqualTo(p90);
    assertThat(sorted.get(count - 1)).isEqualTo(max);
    assertThat(sorted.stream().mapToLong(Long::longValue).sum()).isEqualTo(sum);
  }

  private static void assertCredit(Entry half, Channel channel, long granted, long consumed) {
    assertThat(half.credit(channel).granted()).isEqualTo(granted);
    assertThat(half.credit(channel).consumed()).isEqualTo(consumed);
  }

  private static void assertCounts(
      Entry half, long frames, long fresh, long repeats, long ackOnly, long empty) {
    assertThat(half.count(FRAMES)).isEqualTo(frames);
    assertThat(half.count(NEW_FRAMES)).isEqualTo(fresh);
    assertThat(half.count(FILL_FRAMES)).isZero();
    assertThat(half.count(RETRANS_FRAMES)).isEqualTo(repeats);
    assertThat(half.count(ACK_ONLY_FRAMES)).isEqualTo(ackOnly);
    assertThat(half.count(EMPTY_FRAMES)).isEqualTo(empty);
    assertThat(half.incarnation()).isZero();
  }

  private static Entry carrying(List<Entry> halves, Opcode opcode) {
    return halves.stream().filter(half -> messages(half, opcode) > 0).findFirst().orElseThrow();
  }

  private static long messages(Entry half, Opcode opcode) {
    return half.messages().getOrDefault(opcode, List.of(0L)).get(0);
  }
}
