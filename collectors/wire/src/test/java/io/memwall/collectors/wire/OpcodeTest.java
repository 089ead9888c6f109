package io.memwall.collectors.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OpcodeTest {
  /** Channel, opcode, name, header words, and whether data (D) and byte masks (K) follow. */
  @ParameterizedTest
  @CsvSource({
    "1, 0, PutFullData, 2, D",
    "2, 0, PutFullData, 2, D",
    "1, 1, PutPartialData, 2, KD",
    "2, 1, PutPartialData, 2, KD",
    "1, 2, ArithmeticData, 2, D",
    "2, 2, ArithmeticData, 2, D",
    "1, 3, LogicalData, 2, D",
    "2, 3, LogicalData, 2, D",
    "1, 4, Get, 2, ''",
    "2, 4, Get, 2, ''",
    "1, 5, Intent, 2, ''",
    "2, 5, Intent, 2, ''",
    "1, 6, AcquireBlock, 2, ''",
    "2, 6, ProbeBlock, 2, ''",
    "1, 7, AcquirePerm, 2, ''",
    "2, 7, ProbePerm, 2, ''",
    "3, 0, AccessAck, 2, ''",
    "3, 1, AccessAckData, 2, D",
    "3, 2, HintAck, 2, ''",
    "3, 4, ProbeAck, 2, ''",
    "3, 5, ProbeAckData, 2, D",
    "3, 6, Release, 2, ''",
    "3, 7, ReleaseData, 2, D",
    "4, 0, AccessAck, 1, ''",
    "4, 1, AccessAckData, 1, D",
    "4, 2, HintAck, 1, ''",
    "4, 4, Grant, 2, ''",
    "4, 5, GrantData, 2, D",
    "4, 6, ReleaseAck, 1, ''",
    "5, 0, GrantAck, 1, ''"
  })
  void opcode_takesItsWordsForEverySize(
      int channel, int code, String name, int headerWords, String body) {
    Opcode opcode = Opcode.of(channel, code).orElseThrow();
    assertThat(opcode.tileLinkName()).isEqualTo(name);
    for (int n = 0; n <= 15; n++) {
      int data = body.contains("D") ? Math.max(1, (1 << n) / 8) : 0;
      int masks = body.contains("K") ? Math.max(1, (1 << n) / 64) : 0;
      assertThat(opcode.flits(n)).as("%s n=%d", name, n).isEqualTo(headerWords + masks + data);
      assertThat(opcode.payloadBytes(n)).isEqualTo(body.isEmpty() ? 0 : 1 << n);
    }
  }

  @Test
  void everyOpcode_isFoundByItsNumbers_andNothingElseIsDefined() {
    assertThat(IntStream.range(-1, 9 * 9).filter(i -> Opcode.of(i / 9, i % 9).isPresent()).count())
        // Channel E has no opcode field, so each of its eight values is the one GrantAck.
        .isEqualTo(Opcode.values().length + 7L);
    for (Opcode opcode : Opcode.values()) {
      assertThat(Opcode.of(opcode.channel().code(), opcode.code())).contains(opcode);
    }
    assertThat(Opcode.of(3, 3)).isEmpty();
    assertThat(Opcode.of(4, 3)).isEmpty();
    assertThat(Opcode.of(4, 7)).isEmpty();
  }

  @Test
  void param_meansSomethingElsePerOpcode() {
    assertThat(Opcode.A_ACQUIRE_BLOCK.params().names()).containsExactly("NtoB", "NtoT", "BtoT");
    assertThat(Opcode.B_PROBE_PERM.params().names()).containsExactly("toT", "toB", "toN");
    assertThat(Opcode.D_GRANT.params().nameOf(0)).isEqualTo("toT");
    assertThat(Opcode.C_PROBE_ACK.params().nameOf(5)).isEqualTo("NtoN");
    assertThat(Opcode.A_ARITHMETIC_DATA.params().nameOf(4)).isEqualTo("ADD");
    assertThat(Opcode.A_LOGICAL_DATA.params().nameOf(3)).isEqualTo("SWAP");
    assertThat(Opcode.A_INTENT.params().nameOf(1)).isEqualTo("PrefetchWrite");
    assertThat(Opcode.A_GET.params().nameOf(0)).isEmpty();
    assertThat(Opcode.A_GET.params().nameOf(1)).isEqualTo("?");
  }

  @Test
  void channel_hasNoNumberForPaddingAndReservedOnes() {
    assertThat(Channel.of(0)).isEmpty();
    assertThat(Channel.of(3)).contains(Channel.C);
    assertThat(Channel.of(6)).isEmpty();
  }
}
