package io.memwall.collectors.agent.readings;

import java.util.Locale;

/** Why a value is missing. */
public enum Lack {
  /** There is no such file, line or program. */
  ABSENT,
  /** The agent may not read it. */
  DENIED,
  /** The system refuses to read it, such as the speed of an interface that is down. */
  UNREADABLE,
  NOT_A_NUMBER,
  /** Negative, or beyond 63 bits. */
  OUT_OF_RANGE,
  /** The number that stands for none: -1, 2^64-1, in 32 bits 2^32-1, a latency of 0. */
  SENTINEL,
  /** The limit "max", or the highest number there is. */
  NO_LIMIT,
  /** The source has no value now: "Unavailable", "N/A". */
  UNAVAILABLE,
  /** No hardware counter is assigned. */
  UNASSIGNED,
  /** The source says "Error". */
  ERROR,
  /** In another unit than the one we know. */
  OTHER_UNIT,
  /** A name that stands for something else in the network namespace of the agent. */
  OTHER_NAMESPACE,
  NOT_MOUNTED,
  /** There are more of them than a reading carries. */
  TOO_MANY,
  /** The program did not answer in time. */
  TIMEOUT,
  /** The program failed. */
  FAILED;

  /** As events carry it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
