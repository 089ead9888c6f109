package io.memwall.collectors.wire.match;

import static io.memwall.collectors.wire.match.Talk.MASTER;
import static io.memwall.collectors.wire.match.Talk.SLAVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.wire.Opcode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A master that keeps 16 Gets outstanding, each source used again as soon as its answer came, in a
 * capture that misses every hundredth message.
 */
final class MatcherLossTest {
  private static final int SOURCES = 16;
  private static final int ROUNDS = 4_000;
  private static final long LATENCY = 1_318;

  @Test
  void lossesTold_leaveTheLatenciesExact() {
    List<Long> latencies = latencies(capture(true));

    assertThat(latencies).hasSizeGreaterThan(SOURCES * ROUNDS * 3 / 4).containsOnly(LATENCY);
  }

  @Test
  void lossesNotTold_wouldShiftEveryLaterAnswerByAPeriod() {
    List<Long> latencies = latencies(capture(false));

    assertThat(latencies.get(latencies.size() * 9 / 10)).isGreaterThanOrEqualTo(2 * LATENCY);
  }

  @Test
  void lossesTold_breakNoRules() {
    Talk talk = capture(true);

    assertThat(talk.broken).isEmpty();
    assertThat(talk.fifo).isEmpty();
    assertThat(talk.outcomes()).contains(Outcome.SOURCE_REUSE, Outcome.AMBIGUOUS);
  }

  private static Talk capture(boolean told) {
    Talk talk = new Talk();
    Random random = new Random(42);
    for (int round = 0; round < ROUNDS; round++) {
      for (int source = 0; source < SOURCES; source++) {
        long asked = 1_000_000 + round * LATENCY + source * LATENCY / SOURCES;
        if (round > 0) {
          hear(talk, random, told, SLAVE, Opcode.D_ACCESS_ACK_DATA, source, asked);
        }
        hear(talk, random, told, MASTER, Opcode.A_GET, source, asked);
      }
    }
    return talk;
  }

  private static void hear(
      Talk talk,
      Random random,
      boolean told,
      int direction,
      Opcode opcode,
      int source,
      long nanos) {
    if (random.nextInt(100) > 0) {
      talk.say(nanos, direction, opcode, source, 0x40);
    } else if (told) {
      talk.matcher.lost(direction, nanos);
    }
  }

  private static List<Long> latencies(Talk talk) {
    return talk.ended.stream()
        .filter(ended -> ended.outcome() == Outcome.MATCHED)
        .map(Talk.Ended::latency)
        .sorted()
        .toList();
  }
}
