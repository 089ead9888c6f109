package io.memwall.collectors.wire.account;

import static io.memwall.collectors.wire.FrameBuilder.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.wire.Channel;
import io.memwall.collectors.wire.DecoderSettings;
import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.FrameBuilder;
import io.memwall.collectors.wire.FrameDecoder;
import io.memwall.collectors.wire.Opcode;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class ClassSplitTest {
  private static final ClassSplit.Requests READS = source -> false;
  private static final List<Opcode> OPCODES = List.of(Opcode.values());

  private final ClassSplit split = new ClassSplit();
  private final ParamCounts params = new ParamCounts();

  @Test
  void frameOfOneClass_goesToItWhole() {
    Frame read = read(frame().message(Opcode.A_GET, 6).message(Opcode.A_GET, 6));
    split.add(read.messages(), read.wireBytes(), READS);

    assertThat(split.frames(TrafficClass.RD)).isEqualTo(2);
    assertThat(split.flits(TrafficClass.RD)).isEqualTo(4);
    assertThat(split.payload(TrafficClass.RD)).isZero();
    assertThat(split.wireBytes(TrafficClass.RD)).isEqualTo(read.wireBytes());
  }

  @Test
  void mixedFrame_isSplitByFlits_andTheRestGoesToTheFirst() {
    Frame mixed = read(frame().message(Opcode.E_GRANT_ACK, 0).message(Opcode.A_PUT_FULL_DATA, 6));
    split.add(mixed.messages(), mixed.wireBytes(), READS);

    int wire = mixed.wireBytes();
    assertThat(wire).isEqualTo(14 + 8 * 13 + 24);
    assertThat(split.wireBytes(TrafficClass.WR)).isEqualTo(wire * 10 / 11);
    assertThat(split.wireBytes(TrafficClass.ACQ)).isEqualTo(wire - wire * 10 / 11);
    assertThat(split.payload(TrafficClass.WR)).isEqualTo(64);
  }

  @Test
  void frameWithoutMessages_isCtrl() {
    Frame empty = read(frame());
    split.add(empty.messages(), empty.wireBytes(), READS);

    assertThat(split.frames(TrafficClass.CTRL)).isEqualTo(1);
    assertThat(split.wireBytes(TrafficClass.CTRL)).isEqualTo(empty.wireBytes());
    assertThat(split.flits(TrafficClass.CTRL)).isZero();
  }

  @Test
  void dataForAnAtomic_isNoRead() {
    Frame data = read(frame().message(Opcode.D_ACCESS_ACK_DATA, 3, 0, 9));
    split.add(data.messages(), data.wireBytes(), source -> source == 9);

    assertThat(split.flits(TrafficClass.ATOMIC)).isEqualTo(2);
    assertThat(split.flits(TrafficClass.RD)).isZero();
  }

  @Property(tries = 500)
  void classes_addUpToTheFrame(@ForAll @Size(max = 5) byte[][] frames) {
    ClassSplit sums = new ClassSplit();
    long wire = 0;
    long flits = 0;
    for (byte[] kinds : frames) {
      FrameBuilder builder = frame();
      for (byte kind : Arrays.copyOf(kinds, Math.min(kinds.length, 6))) {
        builder.message(OPCODES.get(Math.floorMod(kind, OPCODES.size())), kind & 3);
      }
      Frame frame = read(builder);
      sums.add(frame.messages(), frame.wireBytes(), READS);
      wire += frame.wireBytes();
      for (int i = 0; i < frame.messages().size(); i++) {
        flits += frame.messages().flits(i);
      }
    }

    assertThat(Arrays.stream(TrafficClass.values()).mapToLong(sums::wireBytes).sum())
        .isEqualTo(wire);
    assertThat(Arrays.stream(TrafficClass.values()).mapToLong(sums::flits).sum()).isEqualTo(flits);
  }

  @Test
  void params_areCountedByGroupAndValue() {
    long bToT = 2L << 52;
    long corrupt = 1L << 38;
    params.add(
        read(frame()
                .message(Opcode.A_ACQUIRE_BLOCK, 6, 0x40, bToT)
                .message(Opcode.A_ACQUIRE_PERM, 6, 0x80, bToT)
                .message(Opcode.C_RELEASE_DATA, 3, 0x80, corrupt)
                .message(Opcode.B_PROBE_BLOCK, 6, 0x80, 9L << 52))
            .messages());

    assertThat(params.param(ParamGroup.GROW, 2)).isEqualTo(2);
    assertThat(params.param(ParamGroup.RELEASE, 0)).isEqualTo(1);
    assertThat(params.param(ParamGroup.PROBE_CAP, 2)).as("9 is no cap").isZero();
    assertThat(params.sizeA(6)).isEqualTo(2);
    assertThat(params.sizeA(3)).as("only channel A").isZero();
    assertThat(params.corrupt(Channel.C)).isEqualTo(1);
    assertThat(params.corrupt(Channel.D)).isZero();
  }

  private static Frame read(FrameBuilder builder) {
    FrameDecoder decoder = new FrameDecoder(DecoderSettings.DEFAULT);
    ByteBuffer bytes = builder.buffer();
    assertThat(decoder.decode(bytes, 0, bytes.limit(), bytes.limit())).isTrue();
    return decoder.frame();
  }
}
