package io.memwall.collectors.wire.hot;

/** What is counted per hot line and region, from when it is kept. */
public enum HotCounter {
  ACQUIRE_N_TO_B("Acquires from none to branch."),
  ACQUIRE_N_TO_T("Acquires from none to tip."),
  ACQUIRE_B_TO_T("Acquires from branch to tip."),
  PROBE_TO_T("Probes that leave tip."),
  PROBE_TO_B("Probes that leave branch."),
  PROBE_TO_N("Probes that leave none."),
  PROBE_ACK_T_TO_B("Probe answers: tip to branch."),
  PROBE_ACK_T_TO_N("Probe answers: tip to none."),
  PROBE_ACK_B_TO_N("Probe answers: branch to none."),
  PROBE_ACK_T_TO_T("Probe answers: tip kept."),
  PROBE_ACK_B_TO_B("Probe answers: branch kept."),
  PROBE_ACK_N_TO_N("Probe answers: there was nothing."),
  PROBE_ACK_DATA("Of the probe answers, those with data."),
  RELEASE_T_TO_B("Releases: tip to branch."),
  RELEASE_T_TO_N("Releases: tip to none."),
  RELEASE_B_TO_N("Releases: branch to none."),
  RELEASE_T_TO_T("Releases: tip kept."),
  RELEASE_B_TO_B("Releases: branch kept."),
  RELEASE_N_TO_N("Releases: there was nothing."),
  GRANTS_T("Grants of tip, denied ones not included."),
  TRANSFERS("Grants of tip to another master than before, who lost the line to a probe."),
  HANDOFFS("The same, when the master before had released the line."),
  UNKNOWN("The same, when how the master before lost the line was not seen."),
  TRANSFER_NANOS("Latency of the acquires behind the transfers, in ns, where it is known."),
  TRANSFERS_TIMED("Transfers whose latency is known."),
  UPGRADES_WITH_DATA("Grants of tip with data to who had asked to grow from branch."),
  READS("Gets."),
  READ_BYTES("2^n of the Gets."),
  WRITES("Puts."),
  WRITE_BYTES("Bytes the Puts write; 2^n where the byte masks are unknown."),
  ATOMICS("Arithmetic and logical operations."),
  ATOMIC_BYTES("2^n of these.");

  /** Number of counters. */
  public static final int COUNT = 32;

  private final String meaning;

  HotCounter(String meaning) {
    this.meaning = meaning;
  }

  /** A dense index for arrays: the place in the order of declaration. */
  @SuppressWarnings("EnumOrdinal") // arrays in memory only
  public int index() {
    return ordinal();
  }

  /** One sentence for people. */
  public String meaning() {
    return meaning;
  }
}
