package io.memwall.collectors.agent.intake;

import io.memwall.collectors.agent.allocation.LedgerEntry.Position;
import java.util.List;

/** What became of a batch. */
sealed interface Outcome {
  /** All of it is durable. */
  record Taken(long accepted, long duplicates) implements Outcome {}

  /** Something in it is wrong; nothing of it was taken. */
  record Wrong(List<Complaint> complaints, long count) implements Outcome {
    public Wrong {
      complaints = List.copyOf(complaints);
    }
  }

  /**
   * It does not fit what is known of the ledger; nothing of it was taken.
   *
   * @param head where the ledger stands; sequence 0 when nothing is known of it
   */
  record Misfit(Complaint complaint, Position head) implements Outcome {}

  /** Not now; some of it may have gone out, which a repeat does not harm. */
  record Busy(String why, long retrySeconds) implements Outcome {}
}
