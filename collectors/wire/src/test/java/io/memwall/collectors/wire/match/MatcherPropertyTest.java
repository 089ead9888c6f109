package io.memwall.collectors.wire.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.wire.Channel;
import io.memwall.collectors.wire.Opcode;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Any messages in any order, with losses and resets between them. */
final class MatcherPropertyTest {
  private static final List<Opcode> OPCODES = List.of(Opcode.values());
  private static final int MESSAGES = 3_000;
  private static final MatchSettings SMALL = new MatchSettings(100, 8, 100_000, 64);

  /** How the noise is made. */
  private record Noise(Random random, int ids, double trouble) {}

  @Property(tries = 400)
  void everyRequest_endsOnce_orIsOutstanding(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 2_000) int ids,
      @ForAll @DoubleRange(min = 0, max = 0.02) double trouble) {
    Talk talk = new Talk(SMALL);
    Noise noise = new Noise(new Random(seed), ids, trouble);
    long requests = 0;
    long responses = 0;
    for (int i = 0; i < MESSAGES; i++) {
      Opcode opcode = OPCODES.get(noise.random.nextInt(OPCODES.size()));
      say(talk, noise, opcode, i);
      trouble(talk, noise, i);
      requests += isRequest(opcode) ? 1 : 0;
      responses += isResponse(opcode) ? 1 : 0;
      assertThat(outstanding(talk)).isLessThanOrEqualTo(8 * 100);
    }

    long answered = talk.outcomes().stream().filter(Outcome::isAnswered).count();
    assertThat(talk.ended.size() + talk.refused.size() + (long) outstanding(talk))
        .isEqualTo(requests);
    assertThat(answered + talk.unmatchedResponses).isBetween(0L, responses);
    talk.matcher.finish();
    assertThat(outstanding(talk)).isZero();
    assertThat(talk.ended.size() + talk.refused.size()).isEqualTo((int) requests);
  }

  @Property(tries = 30)
  void tooManyRequests_areSampledById_andNeverMoreRemembered(@ForAll long seed) {
    Talk talk = new Talk(new MatchSettings(256, 8, 250_000_000, 64));
    Random random = new Random(seed);
    int[] waiting = new int[1_000];
    int last = 0;
    for (int i = 0; i < 20_000; i++) {
      if (last < waiting.length) {
        waiting[last++] = i;
        talk.say(i, Talk.MASTER, Opcode.A_GET, i, 0x40);
      }
      if (last == waiting.length || random.nextInt(4) == 0) {
        int at = random.nextInt(last);
        talk.say(i, Talk.SLAVE, Opcode.D_ACCESS_ACK_DATA, waiting[at], 0);
        waiting[at] = waiting[--last];
      }
      assertThat(talk.matcher.outstanding(Talk.MASTER)).isLessThanOrEqualTo(256);
    }

    assertThat(talk.refused).isNotEmpty();
    assertThat(talk.unmatchedResponses).as("answers to those refused are expected").isZero();
    assertThat(talk.broken).isEmpty();
  }

  private static void say(Talk talk, Noise noise, Opcode opcode, int i) {
    long header =
        Talk.word(opcode, 6, noise.random.nextInt(7))
            | noise.random.nextInt(noise.ids)
            | (((long) noise.random.nextInt(8) / 7) << 39);
    long second = noise.random.nextInt(noise.ids) * (opcode.hasSink() ? 1L : 64L);
    long nanos = 1_000_000 + 500L * i - noise.random.nextInt(2_000);
    talk.say(nanos, noise.random.nextInt(2), header, second);
  }

  private static void trouble(Talk talk, Noise noise, int i) {
    if (noise.random.nextDouble() >= noise.trouble) {
      return;
    }
    int direction = noise.random.nextInt(2);
    switch (noise.random.nextInt(4)) {
      case 0 -> talk.matcher.lost(direction, 1_000_000 + 500L * i);
      case 1 -> talk.matcher.gaps(direction, noise.random.nextBoolean());
      case 2 -> talk.matcher.reset(noise.random.nextBoolean());
      default -> talk.matcher.expire(1_000_000 + 500L * i);
    }
  }

  private static int outstanding(Talk talk) {
    return talk.matcher.outstanding(0) + talk.matcher.outstanding(1);
  }

  /** Grants are both: they answer an acquire and wait for their GrantAck. */
  private static boolean isRequest(Opcode opcode) {
    Channel channel = opcode.channel();
    boolean release = opcode == Opcode.C_RELEASE || opcode == Opcode.C_RELEASE_DATA;
    boolean grant = opcode == Opcode.D_GRANT || opcode == Opcode.D_GRANT_DATA;
    return channel == Channel.A || channel == Channel.B || release || grant;
  }

  private static boolean isResponse(Opcode opcode) {
    Channel channel = opcode.channel();
    boolean release = opcode == Opcode.C_RELEASE || opcode == Opcode.C_RELEASE_DATA;
    return channel == Channel.D || channel == Channel.E || (channel == Channel.C && !release);
  }
}
