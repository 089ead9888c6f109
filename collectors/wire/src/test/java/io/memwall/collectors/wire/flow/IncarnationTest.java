package io.memwall.collectors.wire.flow;

import static io.memwall.collectors.wire.FrameBuilder.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.DecoderSettings;
import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.FrameBuilder;
import io.memwall.collectors.wire.Opcode;
import io.memwall.collectors.wire.flow.Recorded.Entry;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a connection begins a new life, and how many can be remembered. */
final class IncarnationTest {
  private static final int OPEN = 2;
  private static final int CLOSE = 3;

  private FlowTable table = new FlowTable(FlowSettings.of(DecoderSettings.DEFAULT, "lab"));
  private long nanos;

  @Test
  void opening_afterOtherTraffic_beginsANewLife_ofBothHalves() {
    feed(frame().type(OPEN).sequence(0));
    feed(frame().reply().type(OPEN).sequence(0));
    feed(frame().sequence(1).message(Opcode.A_GET, 6));
    feed(frame().sequence(5));
    feed(frame().reply().sequence(900));
    feed(frame().type(OPEN).sequence(0));
    feed(frame().reply().type(OPEN).sequence(0));

    List<Entry> halves = Recorded.cut(table).halves;

    assertThat(halves).extracting(Entry::incarnation).containsExactly(0, 0, 1, 1);
    assertThat(halves)
        .extracting(half -> half.count(HalfCounter.FRAMES))
        .containsExactly(3L, 2L, 1L, 1L);
    assertThat(halves)
        .extracting(half -> half.total(HalfCounter.FRAMES))
        .containsExactly(3L, 2L, 4L, 3L);
    assertThat(halves).extracting(half -> half.count(HalfCounter.RETRANS_FRAMES)).containsOnly(0L);
  }

  @Test
  void openingSentAgain_duringTheHandshake_isARetry() {
    feed(frame().type(OPEN).sequence(0));
    feed(frame().sequence(1));
    feed(frame().type(OPEN).sequence(0));
    feed(frame().sequence(1));

    Entry half = Recorded.cut(table).only();

    assertThat(half.incarnation()).isZero();
    assertThat(half.count(HalfCounter.RETRANS_FRAMES)).isEqualTo(2);
    assertThat(half.anomalies()).containsEntry(Anomaly.HANDSHAKE_RETRY, 2L);
  }

  @Test
  void repeat_afterTheFirstMessage_isNoHandshakeRetry() {
    feed(frame().sequence(0).message(Opcode.A_GET, 6));
    feed(frame().sequence(0).message(Opcode.A_GET, 6));

    assertThat(Recorded.cut(table).only().anomalies()).isEmpty();
  }

  @Test
  void zeroOfASenderThatHeardNothing_beginsANewLife() {
    feed(frame().sequence(100_000));
    feed(frame().sequence(0).ack(Frame.SEQUENCE_MASK));
    feed(frame().sequence(1));

    List<Entry> halves = Recorded.cut(table).halves;

    assertThat(halves).extracting(Entry::incarnation).containsExactly(0, 1);
    assertThat(halves.get(1).count(HalfCounter.NEW_FRAMES)).isEqualTo(2);
  }

  @Test
  void anythingNew_afterBothHalvesClosed_beginsANewLife() {
    feed(frame().sequence(20).type(CLOSE));
    feed(frame().reply().sequence(30).type(CLOSE));
    feed(frame().sequence(20).type(CLOSE));
    feed(frame().sequence(20));
    assertThat(Recorded.cut(table).halves).extracting(Entry::incarnation).containsOnly(0);

    feed(frame().sequence(21));

    assertThat(Recorded.cut(table).direction(0).incarnation()).isEqualTo(1);
  }

  @Test
  void jumpAhead_beginsANewLife_withoutAGap() {
    feed(frame().reply().sequence(50));
    feed(frame().sequence(0));
    feed(frame().sequence(10_000));
    feed(frame().reply().sequence(52));

    List<Entry> halves = Recorded.cut(table).halves;

    assertThat(halves).extracting(Entry::incarnation).containsExactly(0, 0, 1, 1);
    Entry jumped = halves.get(3);
    assertThat(jumped.anomalies()).containsEntry(Anomaly.SEQ_JUMP, 1L);
    assertThat(jumped.count(HalfCounter.GAP_FRAMES)).isZero();
    // The other half was not blind: its cursor stands.
    assertThat(halves.get(2).count(HalfCounter.GAP_FRAMES)).isEqualTo(1);
  }

  @Test
  void stormOfIncarnations_sharesRecordsButLosesNoFrame() {
    int frames = 3_000;
    for (int i = 0; i < frames; i++) {
      feed(frame().sequence((i * 5_000) & Frame.SEQUENCE_MASK));
    }

    List<Entry> halves = Recorded.cut(table).halves;

    assertThat(halves).hasSize(1_025);
    assertThat(halves.stream().mapToLong(half -> half.count(HalfCounter.FRAMES)).sum())
        .isEqualTo(frames);
    assertThat(halves.get(1_024).anomalies()).containsKey(Anomaly.INCARNATION_MERGED);
  }

  @Test
  void equalMacs_areSplitByTheirSequences_andAThirdIsUnassigned() {
    feed(sameMac(1_000));
    feed(sameMac(500_000));
    feed(sameMac(1_001));
    feed(sameMac(500_001));
    feed(sameMac(90_000));

    Recorded cut = Recorded.cut(table);

    assertThat(cut.halves).extracting(Entry::direction).containsExactly(0, 1);
    assertThat(cut.halves).extracting(half -> half.count(HalfCounter.NEW_FRAMES)).containsOnly(2L);
    assertThat(cut.tap).containsEntry(TapCounter.SAME_MAC_UNASSIGNED, 1L);
  }

  @Test
  void equalMacs_whoseSequencesMovedForGood_areFoundAgain() {
    feed(sameMac(1_000));
    feed(sameMac(500_000));
    for (int i = 0; i < 100; i++) {
      feed(sameMac(90_000 + i));
    }

    Recorded cut = Recorded.cut(table);

    assertThat(cut.tap).containsEntry(TapCounter.SAME_MAC_UNASSIGNED, 63L);
    Entry found = cut.halves.get(cut.halves.size() - 1);
    assertThat(found.incarnation()).isEqualTo(1);
    assertThat(found.count(HalfCounter.FRAMES)).isEqualTo(37);
    assertThat(found.anomalies()).containsEntry(Anomaly.SEQ_JUMP, 1L);
  }

  @Test
  void equalMacs_whichBothRestart_beginANewLife() {
    feed(sameMac(1_000_000));
    feed(sameMac(500_000));
    feed(sameMac(0).type(OPEN));

    assertThat(Recorded.cut(table).halves).extracting(Entry::incarnation).containsExactly(0, 0, 1);
  }

  @Test
  void connectionsBeyondTheLimit_pushOutTheLeastRecentlySeen_withoutLosingCounts() {
    table = new FlowTable(new FlowSettings(DecoderSettings.DEFAULT, "lab", 4));
    for (int host = 1; host <= 4; host++) {
      feed(frame().from(host).sequence(7));
    }
    feed(frame().from(1).sequence(8));
    feed(frame().from(5).sequence(7));
    feed(frame().from(2).sequence(8));

    Recorded cut = Recorded.cut(table);

    assertThat(cut.tap).containsEntry(TapCounter.CONN_EVICTED, 2L);
    assertThat(cut.tap).containsEntry(TapCounter.UNREPORTED_FRAMES, 0L);
    assertThat(cut.halves.stream().mapToLong(half -> half.count(HalfCounter.FRAMES)).sum())
        .isEqualTo(7);
    // Host 2 came back: its record must not repeat the key of the forgotten one.
    assertThat(cut.halves.stream().map(half -> half.connectionId() + half.incarnation()).distinct())
        .hasSize(6);
  }

  @Test
  void floodOfAddresses_isDeclaredWhereItIsNotReported() {
    table = new FlowTable(new FlowSettings(DecoderSettings.DEFAULT, "lab", 4));
    int frames = 2_000;
    for (int host = 1; host <= frames; host++) {
      feed(frame().from(host));
    }

    Recorded cut = Recorded.cut(table);

    long reported = cut.halves.stream().mapToLong(half -> half.count(HalfCounter.FRAMES)).sum();
    assertThat(reported + cut.tap.get(TapCounter.UNREPORTED_FRAMES)).isEqualTo(frames);
    assertThat(reported).isEqualTo(1_024 + 4);
    assertThat(Recorded.cut(table).halves).hasSize(4);
  }

  private static FrameBuilder sameMac(int sequence) {
    return frame().from(0x0202_0202_0202L).to(0x0202_0202_0202L).sequence(sequence);
  }

  private void feed(FrameBuilder builder) {
    ByteBuffer buffer = builder.buffer();
    table.onFrame(nanos++, buffer, 0, buffer.limit(), buffer.limit());
  }
}
