package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.account.ClassSplit;
import io.memwall.collectors.wire.match.Matcher;

/** Knows whether data in the half at hand answer an atomic; one per tap, reused. */
final class AtomicRequests implements ClassSplit.Requests {
  private Matcher matcher;
  private int requester;

  AtomicRequests of(Half half) {
    matcher = half.connection.matcher;
    requester = 1 - half.direction;
    return this;
  }

  @Override
  public boolean awaitsAtomic(int source) {
    return matcher != null && matcher.awaitsAtomic(requester, source);
  }
}
