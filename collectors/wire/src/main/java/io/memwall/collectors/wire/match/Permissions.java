package io.memwall.collectors.wire.match;

import io.memwall.collectors.wire.Opcode;

/**
 * Follows what one master may do with each cache line, and reports what it claims or is given
 * against the rules (TileLink 1.8.0, 8.1.4). A cache may drop a line silently, so a claim of NONE
 * is always believed; a claim of more than is tracked, or of BRANCH where a TIP was given, is not.
 */
final class Permissions {
  private static final int[] GROW_FROM = {LineStates.NONE, LineStates.NONE, LineStates.BRANCH};
  private static final int[] GROW_TO = {LineStates.BRANCH, LineStates.TIP, LineStates.TIP};
  private static final int[] CAPPED_AT = {LineStates.TIP, LineStates.BRANCH, LineStates.NONE};
  private static final int[] SHRINK_FROM = {
    LineStates.TIP, LineStates.TIP, LineStates.BRANCH,
    LineStates.TIP, LineStates.BRANCH, LineStates.NONE
  };
  private static final int[] SHRINK_TO = {
    LineStates.BRANCH, LineStates.NONE, LineStates.NONE,
    LineStates.TIP, LineStates.BRANCH, LineStates.NONE
  };

  private final int master;
  private final LineStates lines;
  private final Reporter reporter;

  /**
   * @param master the direction in which the master sends
   */
  Permissions(int master, LineStates lines, Reporter reporter) {
    this.master = master;
    this.lines = lines;
    this.reporter = reporter;
  }

  /** Gives all memory back. */
  void close() {
    lines.release();
  }

  void reset(boolean known) {
    lines.reset(known);
  }

  void doubt() {
    lines.doubt();
  }

  /**
   * An acquire on channel A. It may have waited for credits while its line was probed: channel C
   * passes channel A, so it then claims what the master had before, or already what it will have.
   *
   * @param probed whether a probe of the line waits for its answer
   */
  void acquire(MessageView message, boolean probed) {
    if (!message.hasAddress() || message.param() >= GROW_FROM.length) {
      return;
    }
    int from = GROW_FROM[message.param()];
    if (!probed && !hadMore(message.address(), from)) {
      claim(message, from, ViolationCode.GROW_IMPOSSIBLE);
      lines.set(message.address(), from);
    }
  }

  /** A release on channel C. */
  void release(MessageView message) {
    if (shrinks(message)) {
      lines.set(message.address(), SHRINK_TO[message.param()]);
    }
  }

  /** An answer to a probe on channel C. */
  void answer(MessageView message) {
    if (shrinks(message)) {
      if (SHRINK_TO[message.param()] < SHRINK_FROM[message.param()]) {
        lines.lower(message.address(), SHRINK_TO[message.param()]);
      } else {
        lines.set(message.address(), SHRINK_TO[message.param()]);
      }
    }
  }

  private boolean shrinks(MessageView message) {
    if (!message.hasAddress() || message.param() >= SHRINK_FROM.length) {
      return false;
    }
    claim(message, SHRINK_FROM[message.param()], ViolationCode.SHRINK_IMPOSSIBLE);
    return true;
  }

  /** True when the master has less than it claims because of a probe; to be believed once. */
  private boolean hadMore(long address, int claimed) {
    if (!lines.isLowered(address) || claimed <= lines.get(address)) {
      return false;
    }
    lines.set(address, lines.get(address));
    return true;
  }

  /** A grant that answers an acquire, both in the transaction. */
  void grant(Transaction acquire, MessageView grant) {
    if (grant.denied() || grant.param() >= CAPPED_AT.length) {
      return;
    }
    int given = CAPPED_AT[grant.param()];
    if (acquire.param < GROW_TO.length) {
      checkGrant(acquire, grant, given);
    }
    if (acquire.addressKnown) {
      lines.set(acquire.address, given);
    }
  }

  /** The answer to a probe, both in the transaction. */
  void probed(Transaction probe, MessageView answer) {
    if (probe.param >= CAPPED_AT.length || answer.param() >= SHRINK_TO.length) {
      return;
    }
    int cap = CAPPED_AT[probe.param];
    int left = SHRINK_TO[answer.param()];
    if (left > cap) {
      reporter.answerViolation(ViolationCode.PROBE_ABOVE_CAP, answer, cap, left);
    }
  }

  private void checkGrant(Transaction acquire, MessageView grant, int given) {
    int wanted = GROW_TO[acquire.param];
    if (given < wanted) {
      reporter.answerViolation(ViolationCode.GRANT_TOO_LOW, grant, wanted, given);
    }
    boolean hadNone = GROW_FROM[acquire.param] == LineStates.NONE;
    boolean block = acquire.opcode == Opcode.A_ACQUIRE_BLOCK;
    if (block && hadNone && grant.opcode() == Opcode.D_GRANT) {
      reporter.answerViolation(
          ViolationCode.GRANT_WITHOUT_DATA,
          grant,
          Opcode.D_GRANT_DATA.kind(),
          Opcode.D_GRANT.kind());
    }
  }

  private void claim(MessageView message, int claimed, ViolationCode code) {
    int tracked = lines.get(message.address());
    if (tracked != LineStates.UNKNOWN && claimed != LineStates.NONE && claimed != tracked) {
      reporter.violation(code, master, message, tracked, claimed);
    }
  }
}
