package io.memwall.collectors.wire.flow;

import static io.memwall.collectors.wire.FrameBuilder.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.Channel;
import io.memwall.collectors.wire.Opcode;
import io.memwall.collectors.wire.flow.Recorded.Credit;
import io.memwall.collectors.wire.flow.Watch.Found;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Pool (direction 1) sends grants of ten flits on D; host (direction 0) returns its credits. */
final class CreditTest {
  private final Watch watch = new Watch();
  private int host;
  private int pool;

  @Test
  void senderOutOfCredit_stalls_untilCreditsReachIt() {
    open(4, 3, 4, 1);
    // The fastest way from the tap to the pool and back is 100 ns.
    hostSends(1_000, 0, 0).poolAcks(1_100);
    data(2_000);
    hostSends(5_000, 4, 3).hostSends(5_200, 4, 1);
    data(5_350);

    Credit credit = credit();

    // 10 of 10 spent at 2000; 8 back at 5100, 2 more at 5300, so 10 are there at 5300.
    assertThat(credit.state()).isEqualTo(CreditState.OK);
    assertThat(credit.stallNanos()).isEqualTo(OptionalLong.of(3_350));
    assertThat(credit.stallEvents()).isEqualTo(1);
    assertThat(credit.availMin()).isEqualTo(OptionalLong.of(0));
    assertThat(credit.granted()).isEqualTo(20);
    assertThat(credit.consumed()).isEqualTo(20);
  }

  @Test
  void messageLongAfterItsCredit_showsNoDemand() {
    open(4, 3, 4, 1);
    hostSends(1_000, 0, 0).poolAcks(1_100);
    data(2_000);
    hostSends(5_000, 4, 3).hostSends(5_200, 4, 1);
    data(6_301);

    Recorded cut = watch.cut();

    assertThat(cut.direction(1).credit(Channel.D).stallNanos()).isEqualTo(OptionalLong.of(0));
    assertThat(cut.direction(1).count(HalfCounter.CREDIT_LOW)).isEqualTo(1);
  }

  @Test
  void enoughCredit_isNoStall() {
    open(4, 10);
    for (int i = 0; i < 50; i++) {
      data(2_000 + i * 100);
    }

    Credit credit = credit();
    assertThat(credit.stallNanos()).isEqualTo(OptionalLong.of(0));
    assertThat(credit.availMin()).isEqualTo(OptionalLong.of(1_024 - 500));
    assertThat(credit.outstandingMax()).isEqualTo(500);
  }

  @Test
  void captureFromTheMiddle_knowsNoBase_andClaimsNoStall() {
    host = 700;
    pool = 900;
    hostSends(0, 0, 0).poolAcks(50);
    for (int i = 0; i < 20; i++) {
      data(1_000 + i * 1_000L);
      hostSends(1_500 + i * 1_000L, 4, 3).hostSends(1_600 + i * 1_000L, 4, 1);
    }

    Credit credit = credit();
    assertThat(credit.state()).isEqualTo(CreditState.UNKNOWN_BASE);
    assertThat(credit.stallNanos()).isEmpty();
    assertThat(credit.availMin()).isEmpty();
    assertThat(credit.outstandingMax()).isEqualTo(10);
  }

  @Test
  void overdraft_raisesTheBase_andEndsTheTrust() {
    open(4, 3);
    data(1_000);

    assertThat(ofCredits()).extracting(Found::code).containsExactly(Anomaly.CREDIT_OVERDRAFT);
    assertThat(ofCredits().get(0).seen()).isEqualTo(2);
    Credit credit = credit();
    assertThat(credit.state()).isEqualTo(CreditState.ADJUSTED);
    assertThat(credit.stallNanos()).isEmpty();
  }

  @Test
  void wdEndpoints_mayStartWith128Flits() {
    watch.at(0, frame().type(2).sequence(host++).credit(1, 9));
    watch.at(1, frame().reply().type(2).sequence(pool++).credit(1, 9));
    for (int i = 0; i < 12; i++) {
      data(1_000 + i);
    }

    assertThat(ofCredits()).isEmpty();
    Credit credit = credit();
    assertThat(credit.state()).isEqualTo(CreditState.OK);
    assertThat(credit.availMin()).isEqualTo(OptionalLong.of(8));
  }

  @Test
  void creditOfARepeat_countsOnce_andOfAnAcknowledgementNever() {
    open(4, 4);
    watch.at(500, frame().sequence(host - 1).credit(4, 4));
    watch.at(600, frame().sequence(host).type(1).credit(4, 4));
    watch.at(700, frame().sequence(host++).credit(0, 8));

    assertThat(credit().granted()).isEqualTo(16);
  }

  @Test
  void moreCreditThanAnyBuffer_isNotBelieved() {
    open(4, 17);
    data(1_000);

    assertThat(ofCredits()).extracting(Found::code).containsExactly(Anomaly.CREDIT_OVERRETURN);
    Credit credit = credit();
    assertThat(credit.state()).isEqualTo(CreditState.UNRELIABLE);
    assertThat(credit.stallNanos()).isEmpty();
    assertThat(credit.granted()).isEqualTo(1 << 17);
  }

  @Test
  void absurdCreditsAgainAndAgain_neverOverflow() {
    open();
    for (int i = 0; i < 10_000; i++) {
      hostSends(1_000 + i, 4, 31);
      data(1_000 + i);
    }

    Credit credit = credit();
    assertThat(credit.granted()).isEqualTo(10_000L << 31);
    assertThat(credit.state()).isEqualTo(CreditState.UNRELIABLE);
  }

  @Test
  void lossOfTheCapture_endsTheKnowledgeOfTheBase() {
    open(4, 10);
    data(1_000);
    pool++;
    data(1_100);
    watch.at(1_200, frame().sequence(host++).ack(pool - 1));

    assertThat(credit().state()).isEqualTo(CreditState.UNKNOWN_BASE);
  }

  @Test
  void frameReadInPart_leavesItsCreditsUncertain() {
    open(4, 10);
    watch.at(1_000, frame().reply().sequence(pool++).words(0x6L << 60).mask(1));

    Recorded cut = watch.cut();

    assertThat(cut.direction(1).count(HalfCounter.CREDIT_UNCERTAIN_FRAMES)).isEqualTo(1);
    assertThat(cut.direction(1).credit(Channel.D).state()).isEqualTo(CreditState.UNKNOWN_BASE);
  }

  @Test
  void newIncarnation_beginsWithoutCredits() {
    open(4, 10);
    data(1_000);
    for (int i = 0; i < 5; i++) {
      data(1_100 + i);
    }
    watch.cut();
    watch.at(9_000, frame().reply().type(2).sequence(0));
    pool = 1;
    watch.at(9_100, frame().type(2).sequence(0).credit(4, 5));

    List<Long> granted =
        watch.cut().halves.stream()
            .filter(half -> half.direction() == 1 && half.incarnation() == 1)
            .map(half -> half.credit(Channel.D).granted())
            .toList();
    assertThat(granted).containsExactly(32L);
    assertThat(watch.kinds()).contains(ConnectionEventView.Kind.RESET);
  }

  /** Opens as the 1.0.3 draft does: no credit until granted; pairs of channel and exponent. */
  private void open(int... grants) {
    watch.at(0, frame().sequence(host++));
    watch.at(1, frame().reply().sequence(pool++));
    for (int i = 0; i < grants.length; i += 2) {
      watch.at(2 + i, frame().sequence(host++).credit(grants[i], grants[i + 1]));
    }
  }

  private CreditTest hostSends(long nanos, int channel, int exponent) {
    watch.at(nanos, frame().sequence(host++).credit(channel, exponent));
    return this;
  }

  private void poolAcks(long nanos) {
    watch.at(nanos, frame().reply().sequence(pool++).ack(host - 1));
  }

  private void data(long nanos) {
    watch.at(nanos, frame().reply().sequence(pool++).message(Opcode.D_GRANT_DATA, 6));
  }

  /** The messages here answer nothing, which is another matter. */
  private List<Found> ofCredits() {
    return watch.found.stream().filter(f -> f.code().name().startsWith("CREDIT")).toList();
  }

  private Credit credit() {
    return watch.cut().direction(1).credit(Channel.D);
  }
}
