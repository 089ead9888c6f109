package io.memwall.collectors.wire.match;

/** How a request ended, as far as the tap could tell. */
public enum Outcome {
  MATCHED("Its response was found."),
  AMBIGUOUS("A response fits, but the capture lost frames meanwhile; no latency is taken from it."),
  DENIED("It was answered, and denied."),
  TIMEOUT("No response came while the request was remembered."),
  RESET("The connection began anew before a response came."),
  SOURCE_REUSE("Its source was used again, so its response must have been missed."),
  GAP("Its response was due in frames the capture is known to have lost."),
  END("The capture ended before a response came; this is no fault.");

  /** Number of outcomes. */
  public static final int COUNT = 8;

  private static final Outcome[] ALL = values();

  private final String meaning;

  Outcome(String meaning) {
    this.meaning = meaning;
  }

  /** A dense index for arrays: the place in the order of declaration. */
  @SuppressWarnings("EnumOrdinal") // arrays in memory only
  public int index() {
    return ordinal();
  }

  /** The outcome with this index. */
  public static Outcome at(int index) {
    return ALL[index];
  }

  /** True when a response was seen. */
  public boolean isAnswered() {
    return this == MATCHED || this == AMBIGUOUS || this == DENIED;
  }

  /** One sentence for people. */
  public String meaning() {
    return meaning;
  }
}
