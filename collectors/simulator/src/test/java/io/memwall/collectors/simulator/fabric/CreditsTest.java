package io.memwall.collectors.simulator.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CreditsTest {
  private static final Message LINE = new Message(Kind.ACCESS_ACK_DATA, 0, 6, 1, 0, 0);

  /** Without base credits, and nothing granted yet. */
  private static Credits none() {
    Credits credits = new Credits(Profile.SPEC103, Buffers.OF_PROFILE);
    credits.beginOpening();
    return credits;
  }

  @Test
  void aDebt_isPaidInPowersOfTwoAndTheRestIsKept() {
    Credits credits = none();
    credits.owe(LINE);

    assertThat(credits.takeReturn()).isEqualTo(new CreditReturn(4, 3));
    assertThat(credits.takeReturn()).isEqualTo(new CreditReturn(4, 0));
    assertThat(credits.takeReturn()).isEqualTo(CreditReturn.NONE);
  }

  @Test
  void theChannelThatIsOwedMost_comesFirst() {
    Credits credits = none();
    credits.owe(new Message(Kind.GET, 0, 6, 1, 0, 0));
    credits.owe(LINE);

    assertThat(credits.takeReturn().channel()).isEqualTo(Channel.D.code());
  }

  @Test
  void aMessage_needsOneCreditPerFlit() {
    Credits credits = none();
    credits.granted(new CreditReturn(4, 3));
    assertThat(credits.allow(LINE)).isFalse();

    credits.granted(new CreditReturn(4, 0));
    assertThat(credits.allow(LINE)).isTrue();

    credits.spend(LINE);
    assertThat(credits.allow(LINE)).isFalse();
  }

  @Test
  void aReturnWithoutChannel_isIgnored() {
    Credits credits = none();
    credits.granted(new CreditReturn(0, 8));

    assertThat(credits.allow(LINE)).isFalse();
  }

  @Test
  void roomForALine_isReturned_beforeOneHasCome() {
    var small = new Credits(Profile.SPEC103, Buffers.OF_PROFILE.with(Channel.D, 12));
    small.beginOld();
    small.owe(new Message(Kind.GRANT, 0, 6, 1, 0, 0));
    assertThat(small.mustReturn()).as("ten flits of twelve are free").isFalse();
    small.owe(new Message(Kind.ACCESS_ACK, 0, 6, 1, 0, 0));
    assertThat(small.mustReturn()).as("nine are").isTrue();
  }
}
