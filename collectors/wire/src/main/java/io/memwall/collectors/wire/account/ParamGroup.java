package io.memwall.collectors.wire.account;

import io.memwall.collectors.wire.Params;

/** Messages whose param fields are counted by value. */
public enum ParamGroup {
  /** AcquireBlock and AcquirePerm. */
  GROW(3, Params.GROW),
  /** ProbeBlock and ProbePerm. */
  PROBE_CAP(3, Params.CAP),
  /** Grant and GrantData. */
  GRANT_CAP(3, Params.CAP),
  /** ProbeAck and ProbeAckData. */
  PROBE_ACK(6, Params.SHRINK),
  /** Release and ReleaseData. */
  RELEASE(6, Params.SHRINK);

  private final int size;
  private final Params params;

  ParamGroup(int size, Params params) {
    this.size = size;
    this.params = params;
  }

  /** Legal values: 0 to this less one. */
  public int size() {
    return size;
  }

  /** The values' names. */
  public Params params() {
    return params;
  }

  /** A dense index for arrays: the place in the order of declaration. */
  @SuppressWarnings("EnumOrdinal") // arrays in memory only
  public int index() {
    return ordinal();
  }
}
