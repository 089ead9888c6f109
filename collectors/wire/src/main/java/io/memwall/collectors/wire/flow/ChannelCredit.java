package io.memwall.collectors.wire.flow;

/**
 * What the sender of one half may still send on one channel. Credits seen at the tap act on the
 * sender only after they reached it, and what it then sends reaches the tap later still; so they
 * count from the time they were seen plus the fastest such turnaround known.
 */
final class ChannelCredit {
  /** Beyond this balance credits are nonsense, whatever the buffer. */
  private static final long MAX_BALANCE = 1L << 24;

  private static final long SPARE_BALANCE = 1L << 16;

  /** A message so long after its credit shows that it had waited for it. */
  private static final long PROMPT_NANOS = 1_000;

  private static final int ROOM = 16;
  private static final int SLOTS = ROOM - 1;
  private static final long NEVER = Long.MIN_VALUE;

  /** What came of spending credits. */
  enum Spent {
    FINE,
    /** More than there was: the base is raised. */
    OVERDRAFT,
    /** There was no credit for another message, but no sign that one waited. */
    LOW,
    /** A message had waited for credits. */
    STALLED
  }

  private final long[] grantNanos = new long[ROOM];
  private final long[] grantFlits = new long[ROOM];
  private int head;
  private int waiting;
  private long waitingFlits;
  private long base;
  private boolean known;
  private boolean adjusted;
  private boolean unreliable;
  private long effective;
  private long consumed;
  private long least;
  private long blockedNanos = NEVER;
  private long satisfiedNanos = NEVER;
  private long need;
  private long deficit;
  private long stalledNanos;

  void begin(long baseFlits) {
    head = 0;
    waiting = 0;
    waitingFlits = 0;
    base = baseFlits;
    known = true;
    adjusted = false;
    unreliable = false;
    effective = 0;
    consumed = 0;
    least = 0;
    unblock();
  }

  /** What was there before the first grant is not known, or not any more. */
  void forgetBase() {
    known = false;
    unblock();
  }

  /** Another implementation than thought, with another base. */
  void rebase(long baseFlits) {
    if (!adjusted) {
      base = baseFlits;
    }
  }

  CreditState state() {
    if (unreliable) {
      return CreditState.UNRELIABLE;
    }
    if (!known) {
      return CreditState.UNKNOWN_BASE;
    }
    return adjusted ? CreditState.ADJUSTED : CreditState.OK;
  }

  /** Flits it may still send; meaningful with a known base. */
  long available() {
    return base + effective - consumed;
  }

  /** Flits it began with; meaningful when known. */
  long base() {
    return base;
  }

  /** Flits spent and not returned yet, from the least ever seen in this incarnation. */
  long outstanding() {
    return consumed - effective - least;
  }

  /** By how much the last overdraft went too far. */
  long deficit() {
    return deficit;
  }

  /** How long the last stall took. */
  long stalledNanos() {
    return stalledNanos;
  }

  /**
   * Credits were seen.
   *
   * @return false when so much cannot have been meant; the channel is not to be trusted from here
   */
  boolean grant(long nanos, long flits, long turnNanos) {
    settle(nanos, turnNanos);
    if (waiting == ROOM) {
      grantFlits[(head + waiting - 1) & SLOTS] += flits;
    } else {
      int slot = (head + waiting++) & SLOTS;
      grantNanos[slot] = nanos;
      grantFlits[slot] = flits;
    }
    waitingFlits += flits;
    long balance = effective + waitingFlits - consumed;
    boolean absurd = balance > MAX_BALANCE || (known && balance > 2 * base + SPARE_BALANCE);
    if (absurd) {
      saturate(balance);
    }
    boolean found = absurd && !unreliable;
    unreliable |= absurd;
    return !found;
  }

  /**
   * A frame spent credits.
   *
   * @param flits of all its messages on this channel
   * @param lastFlits of the last of them: what the next one is thought to need
   */
  Spent consume(long nanos, long flits, long lastFlits, long turnNanos) {
    settle(nanos, turnNanos);
    Spent result = blockedNanos == NEVER ? Spent.FINE : resume(nanos);
    consumed += flits;
    if (!known || unreliable) {
      return Spent.FINE;
    }
    while (available() < 0 && waiting > 0) {
      apply(grantNanos[head]);
    }
    if (available() < 0) {
      deficit = -available();
      base += deficit;
      adjusted = true;
      result = Spent.OVERDRAFT;
    }
    if (available() < lastFlits) {
      blockedNanos = nanos;
      satisfiedNanos = NEVER;
      need = lastFlits;
    }
    return result;
  }

  /** Applies the grants that have reached the sender by {@code nanos}. */
  void settle(long nanos, long turnNanos) {
    while (waiting > 0 && grantNanos[head] + turnNanos <= nanos) {
      apply(grantNanos[head] + turnNanos);
    }
  }

  private void apply(long nanos) {
    long flits = grantFlits[head];
    head = (head + 1) & SLOTS;
    waiting--;
    waitingFlits -= flits;
    effective += flits;
    least = Math.min(least, consumed - effective);
    if (blockedNanos != NEVER && satisfiedNanos == NEVER && available() >= need) {
      satisfiedNanos = nanos;
    }
  }

  private Spent resume(long nanos) {
    // The turnaround is an estimate: a sender may have been faster, its credit still on the way.
    boolean early = satisfiedNanos == NEVER && available() + waitingFlits >= need;
    boolean prompt = satisfiedNanos != NEVER && nanos - satisfiedNanos <= PROMPT_NANOS;
    stalledNanos = Math.max(0, nanos - blockedNanos);
    unblock();
    return early || prompt ? Spent.STALLED : Spent.LOW;
  }

  private void saturate(long balance) {
    if (balance > MAX_BALANCE) {
      effective -= balance - MAX_BALANCE;
    }
    unblock();
  }

  private void unblock() {
    blockedNanos = NEVER;
    satisfiedNanos = NEVER;
  }
}
