package io.memwall.collectors.wire.flow;

import static io.memwall.collectors.wire.FrameBuilder.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.DecoderSettings;
import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.FrameBuilder;
import io.memwall.collectors.wire.Opcode;
import io.memwall.collectors.wire.Reject;
import io.memwall.collectors.wire.flow.Recorded.Entry;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class FlowTableTest {
  private final FlowTable table = new FlowTable(FlowSettings.of(DecoderSettings.DEFAULT, "lab"));
  private long nanos = 1_000_000;

  @Test
  void firstSightings_countMessagesOnce_andRepeatsOnlyBytes() {
    FrameBuilder put = frame().sequence(7).message(Opcode.A_PUT_FULL_DATA, 6);
    feed(put);
    feed(put);

    Entry half = Recorded.cut(table).only();

    assertThat(half.count(HalfCounter.FRAMES)).isEqualTo(2);
    assertThat(half.count(HalfCounter.NEW_FRAMES)).isEqualTo(1);
    assertThat(half.count(HalfCounter.RETRANS_FRAMES)).isEqualTo(1);
    assertThat(half.count(HalfCounter.MESSAGES)).isEqualTo(1);
    assertThat(half.count(HalfCounter.MESSAGE_FLITS)).isEqualTo(10);
    assertThat(half.count(HalfCounter.PAYLOAD_BYTES)).isEqualTo(128);
    assertThat(half.count(HalfCounter.GOODPUT_BYTES)).isEqualTo(64);
    assertThat(half.count(HalfCounter.FRAME_BYTES)).isEqualTo(2 * 114);
    assertThat(half.count(HalfCounter.WIRE_BYTES)).isEqualTo(2 * 134);
    assertThat(half.count(HalfCounter.RETRANS_WIRE_BYTES)).isEqualTo(134);
    assertThat(half.messages()).isEqualTo(Map.of(Opcode.A_PUT_FULL_DATA, List.of(1L, 10L, 64L)));
  }

  @Test
  void gapAndItsFill_areCountedApart() {
    feed(frame().sequence(7));
    feed(frame().sequence(10));
    feed(frame().sequence(8).message(Opcode.A_GET, 6));

    Entry half = Recorded.cut(table).only();

    assertThat(half.count(HalfCounter.NEW_FRAMES)).isEqualTo(2);
    assertThat(half.count(HalfCounter.FILL_FRAMES)).isEqualTo(1);
    assertThat(half.count(HalfCounter.GAP_FRAMES)).isEqualTo(2);
    assertThat(half.count(HalfCounter.GAP_EVENTS)).isEqualTo(1);
    assertThat(half.count(HalfCounter.MESSAGES)).isEqualTo(1);
    assertThat(half.count(HalfCounter.EMPTY_FRAMES)).isEqualTo(2);
  }

  @Test
  void ackOnlyFrames_takeNoNumber() {
    feed(frame().sequence(7));
    feed(frame().sequence(8).type(1));
    feed(frame().sequence(8));

    Entry half = Recorded.cut(table).only();

    assertThat(half.count(HalfCounter.ACK_ONLY_FRAMES)).isEqualTo(1);
    assertThat(half.count(HalfCounter.NEW_FRAMES)).isEqualTo(2);
    assertThat(half.count(HalfCounter.RETRANS_FRAMES)).isZero();
  }

  @Test
  void ackOnlyFrame_withAGarbledChannel_joinsTheKnownConnection() {
    feed(frame().vc(2).sequence(7));
    feed(frame().vc(5).sequence(8).type(1));

    assertThat(Recorded.cut(table).only().count(HalfCounter.FRAMES)).isEqualTo(2);
  }

  @Test
  void directions_followTheAddresses_andShareTheConnection() {
    feed(frame().reply());
    feed(frame());

    List<Entry> halves = Recorded.cut(table).halves;

    assertThat(halves).extracting(Entry::direction).containsExactly(1, 0);
    assertThat(halves.get(0).connectionId()).isEqualTo(halves.get(1).connectionId());
  }

  @Test
  void connections_areToldApartByVlanAndChannel_notByPriority() {
    feed(frame());
    feed(frame().vc(1));
    feed(frame().tag(0x8100, 5));
    feed(frame().tag(0x8100, 0xE005));
    feed(frame().tag(0x88A8, 5).tag(0x8100, 6));
    feed(frame().tag(0x8100, 0));

    assertThat(Recorded.cut(table).halves).hasSize(4);
  }

  @Test
  void connectionId_isTheDocumentedHash() {
    feed(frame().vc(3).tag(0x8100, 100));

    // Independently: printf 'lab' + 020000000001 020000000101 0064 0000 03 | sha256sum
    assertThat(Recorded.cut(table).only().connectionId())
        .isEqualTo("09b79942e7e23941ebc7a7537b9c2b47");
  }

  @Test
  void interval_endsWithTheCut_andTotalsGoOn() {
    feed(frame().sequence(0).message(Opcode.A_GET, 6));
    Recorded.cut(table);
    feed(frame().sequence(1).message(Opcode.A_GET, 6));

    Entry half = Recorded.cut(table).only();

    assertThat(half.count(HalfCounter.MESSAGES)).isEqualTo(1);
    assertThat(half.total(HalfCounter.MESSAGES)).isEqualTo(2);
    assertThat(half.total(HalfCounter.WIRE_BYTES)).isEqualTo(2 * 94);
  }

  @Test
  void halfThatFallsIdle_isShownOnce() {
    feed(frame());
    long last = nanos;
    Recorded.cut(table);

    Entry idle = Recorded.cut(table).only();

    assertThat(idle.idleFrom()).isEqualTo(OptionalLong.of(last));
    assertThat(idle.count(HalfCounter.FRAMES)).isZero();
    assertThat(idle.total(HalfCounter.FRAMES)).isEqualTo(1);
    assertThat(Recorded.cut(table).halves).isEmpty();
    feed(frame().sequence(1));
    assertThat(Recorded.cut(table).only().idleFrom()).isEmpty();
  }

  @Test
  void decoderAnomalies_areCountedInTheirHalf() {
    feed(frame().mask(1));
    feed(frame().sequence(1).mask(1));

    assertThat(Recorded.cut(table).only().anomalies())
        .isEqualTo(Map.of(Anomaly.MASK_ON_PADDING, 2L));
  }

  @Test
  void tap_countsEverythingThatArrives() {
    feed(frame());
    feed(frame().etherType(0x0800));
    feed(frame().etherType(0x0026));
    feed(frame().etherType(0x0027));
    nanos -= 500;
    table.onFrame(nanos, ByteBuffer.allocate(4), 0, 4, 4);

    assertThat(table.tap().total(TapCounter.FRAMES)).isEqualTo(5);
    assertThat(table.tap().total(TapCounter.WIRE_BYTES)).isEqualTo(4 * 94 + 84);
    assertThat(table.tap().total(TapCounter.TLOE_FRAMES)).isEqualTo(1);
    assertThat(table.tap().total(TapCounter.TS_INVERSIONS)).isEqualTo(1);
    assertThat(table.tap().interval(Reject.ETHERTYPE)).isEqualTo(3);
    assertThat(etherTypes()).containsExactly("aaaa=1", "800=1", "5ff=2");
    Recorded cut = Recorded.cut(table);
    assertThat(cut.rejects).isEqualTo(Map.of(Reject.ETHERTYPE, 3L, Reject.SHORT_ETH, 1L));
    assertThat(table.tap().interval(Reject.ETHERTYPE)).isZero();
    assertThat(table.tap().total(Reject.ETHERTYPE)).isEqualTo(3);
  }

  @Test
  void etherTypesBeyondTheTable_areCountedTogether() {
    for (int type = 0x0800; type < 0x0800 + 70; type++) {
      feed(frame().etherType(type));
    }

    assertThat(etherTypes()).hasSize(64);
    assertThat(table.tap().etherTypes().others()).isEqualTo(6);
  }

  @Test
  void listener_seesEachFrameWithItsHalfAndClass() {
    List<String> seen = new ArrayList<>();
    FrameListener listener =
        new FrameListener() {
          @Override
          public void onFrame(long at, Frame frame, HalfView half, SequenceClass found) {
            seen.add(at + " " + half.direction() + " " + frame.sequence() + " " + found);
          }

          @Override
          public void onReject(long at, Frame frame, Reject reject) {
            seen.add(at + " " + reject.code());
          }
        };
    FlowTable watched = new FlowTable(FlowSettings.of(DecoderSettings.DEFAULT, "lab"), listener);

    feed(watched, frame().sequence(1));
    feed(watched, frame().sequence(3));
    feed(watched, frame().reply().sequence(9).type(1));
    feed(watched, frame().etherType(0x0800));

    assertThat(seen)
        .containsExactly(
            "1000100 0 1 NEW", "1000200 0 3 GAP", "1000300 1 9 ACK_ONLY", "1000400 ethertype");
  }

  private List<String> etherTypes() {
    List<String> seen = new ArrayList<>();
    table
        .tap()
        .etherTypes()
        .forEach((type, frames) -> seen.add(Integer.toHexString(type) + "=" + frames));
    return seen;
  }

  private void feed(FrameBuilder builder) {
    feed(table, builder);
  }

  private void feed(FlowTable into, FrameBuilder builder) {
    nanos += 100;
    ByteBuffer buffer = builder.buffer();
    into.onFrame(nanos, buffer, 0, buffer.limit(), buffer.limit());
  }
}
