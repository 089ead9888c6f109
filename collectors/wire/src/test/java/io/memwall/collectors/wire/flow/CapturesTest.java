package io.memwall.collectors.wire.flow;

import static io.memwall.collectors.wire.flow.HalfCounter.ACK_ONLY_FRAMES;
import static io.memwall.collectors.wire.flow.HalfCounter.CLOSE_FRAMES;
import static io.memwall.collectors.wire.flow.HalfCounter.EMPTY_FRAMES;
import static io.memwall.collectors.wire.flow.HalfCounter.FILL_FRAMES;
import static io.memwall.collectors.wire.flow.HalfCounter.FRAMES;
import static io.memwall.collectors.wire.flow.HalfCounter.GAP_FRAMES;
import static io.memwall.collectors.wire.flow.HalfCounter.GOODPUT_BYTES;
import static io.memwall.collectors.wire.flow.HalfCounter.MESSAGE_FLITS;
import static io.memwall.collectors.wire.flow.HalfCounter.NEW_FRAMES;
import static io.memwall.collectors.wire.flow.HalfCounter.OPEN_FRAMES;
import static io.memwall.collectors.wire.flow.HalfCounter.RETRANS_FRAMES;
import static io.memwall.collectors.wire.flow.HalfCounter.TS_INVERSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.DecoderSettings;
import io.memwall.collectors.wire.Opcode;
import io.memwall.collectors.wire.flow.Recorded.Entry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What three captures of real hardware must come out as, frame by frame. */
final class CapturesTest {
  private final FlowTable table =
      new FlowTable(
          FlowSettings.of(
              DecoderSettings.DEFAULT.withEtherTypes(Set.of(0xAAAA, 0x0000)), "captures"));

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
            Map.of(Anomaly.MASK_ON_PADDING, 2L), Map.of(Anomaly.HANDSHAKE_RETRY, 1L));
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
