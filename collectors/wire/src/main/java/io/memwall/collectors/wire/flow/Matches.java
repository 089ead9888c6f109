package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.Opcode;
import io.memwall.collectors.wire.flow.ViolationView.Evidence;
import io.memwall.collectors.wire.match.LatencyClass;
import io.memwall.collectors.wire.match.MatchSink;
import io.memwall.collectors.wire.match.MessageView;
import io.memwall.collectors.wire.match.Outcome;
import io.memwall.collectors.wire.match.Transaction;
import io.memwall.collectors.wire.match.Violation;

/**
 * Books what the matching of one connection finds on the half that asked. While only one half is
 * seen nothing can be matched, so nothing is booked.
 */
final class Matches implements MatchSink {
  /** The latency of an acquire whose answer may be another one's. */
  private static final long UNKNOWN = -1;

  private static final int BRANCH_TO_TIP = 2;
  private static final int TO_TIP = 0;

  private final Connection connection;
  private final TapShare share;

  Matches(Connection connection, TapShare share) {
    this.connection = connection;
    this.share = share;
  }

  @Override
  public void onTransaction(Transaction transaction) {
    Half requester = connection.halves[transaction.direction()];
    Half responder = connection.halves[1 - transaction.direction()];
    if (requester == null || responder == null) {
      return;
    }
    share.touch(requester);
    count(requester.interval, transaction);
    if (transaction.isSizeMismatch()) {
      share.touch(responder);
      responder.interval.add(HalfCounter.SIZE_MISMATCH, 1);
    }
    if (isGrant(transaction)) {
      granted(requester, transaction);
    }
    share.transactions().show(transaction, requester);
  }

  private void granted(Half requester, Transaction grant) {
    long pool = requester.destinationMac();
    long master = requester.sourceMac();
    share
        .hot()
        .onGrant(
            pool,
            master,
            grant.address(),
            grant.responseParam(),
            grant.outcome() == Outcome.MATCHED ? grant.latencyNanos() : UNKNOWN);
    if (grant.param() == BRANCH_TO_TIP
        && grant.responseParam() == TO_TIP
        && grant.responseOpcode() == Opcode.D_GRANT_DATA) {
      share.hot().onUpgradeWithData(pool, master, grant.address());
    }
  }

  @Override
  public void onUnmatchedResponse(int direction, MessageView response) {
    Half requester = connection.halves[1 - direction];
    Half responder = connection.halves[direction];
    if (requester == null || responder == null) {
      return;
    }
    share.touch(requester);
    requester.interval.add(HalfCounter.UNMATCHED_RESPONSES, 1);
    switch (response.opcode()) {
      case D_GRANT, D_GRANT_DATA -> {
        share.touch(responder);
        share.reports().found(responder, Anomaly.GRANT_ADDR_UNKNOWN);
      }
      default -> {}
    }
  }

  @Override
  public void onViolation(Violation violation) {
    Half offender = connection.halves[violation.direction()];
    if (offender != null && offender.opposite() != null) {
      share.touch(offender);
      share.reports().broken(offender, violation);
    }
  }

  @Override
  public void onNotAdmitted(int direction, MessageView request, Refusal reason) {
    Half requester = connection.halves[direction];
    share.touch(requester);
    requester.interval.add(
        reason == Refusal.TABLE_FULL ? Anomaly.TABLE_FULL : Anomaly.SOURCE_QUEUE_FULL);
  }

  @Override
  public void onSourceFifo(int direction) {
    Half requester = connection.halves[direction];
    share.touch(requester);
    share.reports().found(requester, Anomaly.QUIRK_SOURCE_FIFO, Evidence.COUNT, 1, 2);
  }

  private static boolean isGrant(Transaction transaction) {
    LatencyClass latencyClass = transaction.latencyClass();
    return (latencyClass == LatencyClass.ACQUIRE_BLOCK || latencyClass == LatencyClass.ACQUIRE_PERM)
        && transaction.outcome().isAnswered()
        && transaction.outcome() != Outcome.DENIED
        && transaction.hasAddress();
  }

  private static void count(Tally tally, Transaction transaction) {
    tally.add(counter(transaction.outcome()), 1);
    if (transaction.outcome() == Outcome.MATCHED) {
      tally.sketch(transaction.latencyClass()).add(transaction.latencyNanos());
    } else if (transaction.outcome() == Outcome.DENIED) {
      tally.addDenied(transaction.latencyClass());
    }
  }

  private static HalfCounter counter(Outcome outcome) {
    return switch (outcome) {
      case MATCHED, DENIED -> HalfCounter.MATCHED;
      case AMBIGUOUS -> HalfCounter.MATCHED_AMBIGUOUS;
      case TIMEOUT -> HalfCounter.UNMATCHED_TIMEOUT;
      case RESET -> HalfCounter.UNMATCHED_RESET;
      case SOURCE_REUSE -> HalfCounter.UNMATCHED_SOURCE_REUSE;
      case GAP -> HalfCounter.UNMATCHED_GAP;
      case END -> HalfCounter.OUTSTANDING_AT_END;
    };
  }
}
