package io.memwall.collectors.simulator.truth;

import io.memwall.collectors.simulator.fabric.Kind;
import java.util.Optional;

/** Requests whose latency is of one kind. */
public enum RequestClass {
  GET,
  PUT,
  ATOMIC,
  HINT,
  ACQUIRE_BLOCK,
  ACQUIRE_PERM,
  GRANT_ACK,
  PROBE,
  RELEASE;

  /** Empty for messages that ask for nothing. */
  static Optional<RequestClass> of(Kind kind) {
    return Optional.ofNullable(
        switch (kind) {
          case GET -> GET;
          case PUT_FULL, PUT_PARTIAL -> PUT;
          case ARITHMETIC, LOGICAL -> ATOMIC;
          case INTENT -> HINT;
          case ACQUIRE_BLOCK -> ACQUIRE_BLOCK;
          case ACQUIRE_PERM -> ACQUIRE_PERM;
          case GRANT, GRANT_DATA -> GRANT_ACK;
          case PROBE_BLOCK, PROBE_PERM -> PROBE;
          case RELEASE, RELEASE_DATA -> RELEASE;
          default -> null;
        });
  }

  /** Whether a message of this kind answers a request of this class. */
  boolean isAnsweredBy(Kind answer) {
    return switch (this) {
      case GET, ATOMIC -> answer == Kind.ACCESS_ACK_DATA;
      case PUT -> answer == Kind.ACCESS_ACK;
      case HINT -> answer == Kind.HINT_ACK;
      case ACQUIRE_BLOCK, ACQUIRE_PERM -> answer == Kind.GRANT || answer == Kind.GRANT_DATA;
      case GRANT_ACK -> answer == Kind.GRANT_ACK;
      case PROBE -> answer == Kind.PROBE_ACK || answer == Kind.PROBE_ACK_DATA;
      case RELEASE -> answer == Kind.RELEASE_ACK;
    };
  }
}
