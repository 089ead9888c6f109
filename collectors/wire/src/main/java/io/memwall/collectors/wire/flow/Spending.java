package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.flow.ViolationView.Evidence;

/** Tells what one half did with its credits. */
final class Spending implements Credits.Observer {
  private final Reports reports;
  private Half half;

  Spending(Reports reports) {
    this.reports = reports;
  }

  Spending of(Half spender) {
    half = spender;
    return this;
  }

  @Override
  public void onOverdraft(int channel, long flits) {
    reports.found(half, Anomaly.CREDIT_OVERDRAFT, Evidence.FLITS, 0, flits);
  }

  @Override
  public void onLow(int channel) {
    half.interval.add(HalfCounter.CREDIT_LOW, 1);
  }
}
