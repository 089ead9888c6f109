package io.memwall.collectors.agent.intake;

import io.memwall.collectors.agent.allocation.LedgerEntry;
import io.memwall.collectors.agent.allocation.LedgerEntry.Position;
import io.memwall.collectors.agent.intake.LedgerHead.Standing;

/** Why an entry does not fit its ledger, in words. */
final class Misfits {
  private Misfits() {}

  static Complaint of(Placed<LedgerEntry> each, Standing standing, LedgerHead head) {
    Position at = each.value().position();
    Position known = head.position();
    return switch (standing) {
      case AHEAD -> ahead(each.line(), at, head);
      case CONTRADICTION ->
          new Complaint(
              each.line(),
              "ledger_seq",
              "%s was taken before with another content".formatted(unsigned(at.seq())),
              "an entry never changes; begin a new ledger_epoch if the ledger was lost");
      case OUTDATED ->
          new Complaint(
              each.line(),
              "ledger_epoch",
              "%s is over, %s has begun".formatted(unsigned(at.epoch()), unsigned(known.epoch())),
              "entries of the new ledger only");
      case NEXT, REPEAT -> throw new IllegalArgumentException(standing + " fits");
    };
  }

  private static Complaint ahead(long line, Position at, LedgerHead head) {
    Position known = head.position();
    boolean same = head.isBegun() && at.epoch() == known.epoch();
    String expected = same ? unsigned(known.seq() + 1) : "1";
    String fix =
        same
            ? "send the entries from %s on, or a snapshot as of %s"
                .formatted(expected, unsigned(at.seq() - 1))
            : "begin with entry 1, or with a snapshot as of " + unsigned(at.seq() - 1);
    return new Complaint(
        line, "ledger_seq", "%s, but %s is expected".formatted(unsigned(at.seq()), expected), fix);
  }

  private static String unsigned(long number) {
    return Long.toUnsignedString(number);
  }
}
