package io.memwall.collectors.wire.flow;

import java.util.Arrays;
import java.util.List;

/** What a half had counted in the running interval when its incarnation, or the half, ended. */
record RetiredInterval(
    Half half,
    int incarnation,
    Tally tally,
    Totals totalsBefore,
    List<CreditState> credits,
    boolean sourceFifo) {
  static RetiredInterval of(Half half) {
    CreditState[] states = new CreditState[CreditTally.CHANNELS];
    Arrays.setAll(states, i -> half.credits().channel(i).state());
    return new RetiredInterval(
        half,
        half.incarnation,
        half.interval,
        half.totals.copy(),
        List.of(states),
        half.isSourceFifo());
  }
}
