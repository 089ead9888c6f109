package io.memwall.collectors.simulator.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CreditsTest {
  private static final Message LINE = new Message(Kind.ACCESS_ACK_DATA, 0, 6, 1, 0, 0);

  @Test
  void aDebt_isPaidInPowersOfTwoAndTheRestIsKept() {
    Credits credits = new Credits(0);
    credits.owe(LINE);

    assertThat(credits.takeReturn()).isEqualTo(new CreditReturn(4, 3));
    assertThat(credits.takeReturn()).isEqualTo(new CreditReturn(4, 0));
    assertThat(credits.takeReturn()).isEqualTo(CreditReturn.NONE);
  }

  @Test
  void theChannelThatIsOwedMost_comesFirst() {
    Credits credits = new Credits(0);
    credits.owe(new Message(Kind.GET, 0, 6, 1, 0, 0));
    credits.owe(LINE);

    assertThat(credits.takeReturn().channel()).isEqualTo(Channel.D.code());
  }

  @Test
  void aMessage_needsOneCreditPerFlit() {
    Credits credits = new Credits(8);
    assertThat(credits.allow(LINE)).isFalse();

    credits.granted(new CreditReturn(4, 0));
    assertThat(credits.allow(LINE)).isTrue();

    credits.spend(LINE);
    assertThat(credits.allow(LINE)).isFalse();
  }

  @Test
  void aReturnWithoutChannel_isIgnored() {
    Credits credits = new Credits(8);
    credits.granted(new CreditReturn(0, 8));

    assertThat(credits.allow(LINE)).isFalse();
  }
}
