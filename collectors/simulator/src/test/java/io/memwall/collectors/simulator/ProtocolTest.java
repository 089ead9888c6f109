package io.memwall.collectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.simulator.fabric.Profile;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Numbers, acks and credits as an observer of the bytes finds them. */
final class ProtocolTest {
  private static final int NUMBERS = 1 << 22;

  /** All but the one whose halves have the same addresses. */
  private static final Set<Profile> TWO_ADDRESSES =
      EnumSet.complementOf(EnumSet.of(Profile.HW2020));

  private static SimulationOptions steady() {
    return SimulationOptions.of(Scenario.STEADY).withRequests(300);
  }

  private static void assertNumbersAreContiguous(List<DecodedFrame> frames, int first) {
    Map<String, Integer> next = new HashMap<>();
    for (DecodedFrame frame : frames) {
      String half = frame.seen().source() + frame.seen().destination();
      int expected = next.getOrDefault(half, first);
      assertThat(frame.header().sequence()).isEqualTo(expected);
      if (frame.header().type() != 1) {
        next.put(half, (expected + 1) % NUMBERS);
      }
    }
  }

  @Test
  void numbers_crossTheWrapWithoutAHole() {
    List<DecodedFrame> frames = Runs.of(steady().withFirstNumber(NUMBERS - 100)).frames();

    assertNumbersAreContiguous(frames, NUMBERS - 100);
    assertThat(frames.stream().mapToInt(f -> f.header().sequence())).contains(NUMBERS - 1, 0, 1);
  }

  @Test
  void aConnectionThatIsOldAlready_showsNoOpening() {
    List<DecodedFrame> frames = Runs.of(steady().withFirstNumber(NUMBERS - 100)).frames();

    assertThat(frames.get(0).hasMessage()).isTrue();
    assertThat(frames).noneMatch(f -> f.header().type() == 2);
  }

  @Test
  void wd11_opensWithATypedFrameAndCreditsForAllChannels() {
    List<DecodedFrame.Header> opening =
        Runs.of(steady()).frames().stream()
            .filter(f -> f.seen().source().equals("02:00:00:00:00:00"))
            .map(DecodedFrame::header)
            .limit(5)
            .toList();

    assertThat(opening.get(0)).isEqualTo(new DecodedFrame.Header(2, 0, NUMBERS - 1, 1, 9));
    for (int i = 1; i < 5; i++) {
      assertThat(opening.get(i)).isEqualTo(new DecodedFrame.Header(0, i, NUMBERS - 1, i + 1, 9));
    }
  }

  @Test
  void spec103_knowsNoTypesAndShorterFrames() {
    List<DecodedFrame> frames = Runs.of(steady().withProfile(Profile.SPEC103)).frames();

    assertThat(frames).allMatch(f -> f.header().type() == 0);
    assertThat(frames.stream().mapToInt(f -> f.seen().length()).min()).hasValue(62);
    assertNumbersAreContiguous(frames, 0);
  }

  @Test
  void wd11_acksAnIdleConnectionWithFramesThatTakeNoNumber() {
    List<DecodedFrame> frames = Runs.of(steady().withInterArrivalNanos(10_000)).frames();

    assertThat(frames).filteredOn(f -> f.header().type() == 1).hasSizeGreaterThanOrEqualTo(600);
    assertThat(frames.stream().mapToInt(f -> f.seen().length()).min()).hasValue(70);
    assertNumbersAreContiguous(frames, 0);
  }

  @Test
  void anIdleConnection_hasEverythingAcked() {
    for (Profile profile : TWO_ADDRESSES) {
      Map<String, DecodedFrame> lastWithMessage = new HashMap<>();
      Map<String, Integer> acked = new HashMap<>();
      for (DecodedFrame frame : Runs.of(steady().withProfile(profile)).frames()) {
        String half = frame.seen().source() + frame.seen().destination();
        if (frame.hasMessage()) {
          lastWithMessage.put(half, frame);
        }
        acked.put(frame.seen().destination() + frame.seen().source(), frame.header().acked());
      }
      lastWithMessage.forEach(
          (half, frame) ->
              assertThat(acked.get(half)).isGreaterThanOrEqualTo(frame.header().sequence()));
    }
  }

  @Test
  void nobodySpendsCreditsThatWereNotGranted() {
    for (Profile profile : TWO_ADDRESSES) {
      if (profile == Profile.CHISEL11) {
        continue; // It knows no credits.
      }
      SimulationOptions heavy =
          SimulationOptions.of(Scenario.DEMO)
              .withProfile(profile)
              .withInterArrivalNanos(20_000)
              .withDuration(Duration.ofMillis(20));
      // At the receiver of the credits an ack is seen before it can be used.
      assertCreditsSuffice(Runs.of(heavy).frames(), profile == Profile.WD11 ? 128 : 0);
    }
  }

  private static void assertCreditsSuffice(List<DecodedFrame> frames, int base) {
    Map<String, Integer> left = new HashMap<>();
    // Taps sit at the pools: judge only what pools send, on credits that have arrived there.
    for (DecodedFrame frame : frames) {
      String pool = "02:00:00:01";
      if (frame.seen().source().startsWith(pool) && frame.hasMessage()) {
        String key = frame.seen().destination() + frame.channel();
        int after = left.merge(key, -frame.flits(), Integer::sum);
        assertThat(base + after).isNotNegative();
      }
      if (frame.seen().destination().startsWith(pool) && frame.header().creditChannel() > 0) {
        String key = frame.seen().source() + frame.header().creditChannel();
        left.merge(key, 1 << frame.header().credit(), Integer::sum);
      }
    }
    assertThat(left).isNotEmpty();
  }

  @Test
  void sources_areUniqueWhileInFlight() {
    Map<String, Integer> inFlight = new HashMap<>();
    for (DecodedFrame frame : Runs.of(steady()).frames()) {
      if (frame.hasMessage() && frame.channel() == 1) {
        assertThat(inFlight.merge(frame.seen().source() + frame.id(), 1, Integer::sum)).isOne();
      } else if (frame.hasMessage()) {
        inFlight.remove(frame.seen().destination() + frame.id());
      }
    }
    assertThat(inFlight).isEmpty();
  }
}
