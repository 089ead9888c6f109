package io.memwall.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.schemas.events.PoolSnapshot;
import org.junit.jupiter.api.Test;

final class LedgerEpochsTest {
  private final LedgerEpochs ledgers = new LedgerEpochs();

  private static PoolSnapshot of(String pool, long epoch) {
    var snapshot = new PoolSnapshot();
    snapshot.setPoolId(pool);
    snapshot.setLedgerEpoch(epoch);
    return snapshot;
  }

  @Test
  void anotherEpochOfAPool_isABeginning_itsFirstIsNot() {
    assertThat(ledgers.begins(of("a", 1))).isFalse();
    assertThat(ledgers.begins(of("b", 7))).isFalse();
    assertThat(ledgers.begins(of("a", 1))).isFalse();
    assertThat(ledgers.begins(of("a", 2))).isTrue();
    assertThat(ledgers.begins(of("a", 2))).isFalse();
    assertThat(ledgers.begins(of("b", 7))).isFalse();
  }
}
