package io.memwall.collectors.wire.flow;

/** What a half had counted in the running interval when its incarnation, or the half, ended. */
record RetiredInterval(Half half, int incarnation, Tally tally, Totals totalsBefore) {
  static RetiredInterval of(Half half) {
    return new RetiredInterval(half, half.incarnation, half.interval, half.totals.copy());
  }
}
