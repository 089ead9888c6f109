package io.memwall.collectors.agent.intake;

import java.util.Optional;
import java.util.TreeMap;

/** Counts what became of what was sent. Thread-safe. */
final class IntakeCounts {
  private long accepted;
  private long duplicates;
  private final TreeMap<String, Long> refused = new TreeMap<>();

  synchronized Outcome counted(Outcome outcome) {
    if (outcome instanceof Outcome.Taken taken) {
      accepted += taken.accepted();
      duplicates += taken.duplicates();
    } else if (outcome instanceof Outcome.Wrong wrong) {
      refuse("invalid", wrong.count());
    } else if (outcome instanceof Outcome.Misfit) {
      refuse("ledger_misfit", 1);
    } else {
      refuse("busy", 1);
    }
    return outcome;
  }

  synchronized LedgerIntake.Followed counted(LedgerIntake.Followed followed) {
    counted(followed.outcome());
    if (followed.outcome() instanceof Outcome.Taken) {
      refuse("ledger_gap", followed.gaps());
    }
    return followed;
  }

  synchronized void refuse(String reason, long count) {
    if (count > 0) {
      refused.merge(reason, count, Long::sum);
    }
  }

  synchronized IntakeStatus status(Optional<String> failure) {
    return new IntakeStatus(accepted, duplicates, refused, failure);
  }
}
