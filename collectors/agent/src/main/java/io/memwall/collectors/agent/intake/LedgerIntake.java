package io.memwall.collectors.agent.intake;

import io.memwall.collectors.agent.allocation.LedgerEntry;
import io.memwall.collectors.agent.intake.LedgerHead.Standing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Takes ledger entries, each once and in the order of its ledger. */
final class LedgerIntake {
  private final Ledgers ledgers;
  private final Durability durability;

  LedgerIntake(Ledgers ledgers, Durability durability) {
    this.ledgers = ledgers;
    this.durability = durability;
  }

  /**
   * What became of a part of a followed file.
   *
   * @param outcome of what was left
   * @param leftOut contradictions and outdated entries
   * @param gaps places at which entries are missing from the file
   */
  record Followed(Outcome outcome, List<Complaint> leftOut, long gaps) {
    Followed {
      leftOut = List.copyOf(leftOut);
    }
  }

  private record Step(LedgerEntry entry, long hash) {}

  Outcome take(List<Placed<LedgerEntry>> batch) {
    return held(batch, this::take).orElseGet(LedgerIntake::contended);
  }

  /** A file cannot be asked to send again: what is missing from it is missing. */
  Followed follow(List<Placed<LedgerEntry>> batch) {
    return held(batch, this::follow).orElseGet(() -> new Followed(contended(), List.of(), 0));
  }

  private static Outcome contended() {
    return new Outcome.Busy("others are busy with the same pool; try again", 1);
  }

  private <T> Optional<T> held(
      List<Placed<LedgerEntry>> batch,
      BiFunction<Ledgers.Held, List<Placed<LedgerEntry>>, T> work) {
    SortedSet<String> pools = new TreeSet<>();
    batch.forEach(each -> pools.add(each.value().position().poolId()));
    Optional<Ledgers.Held> held = ledgers.hold(pools);
    if (held.isEmpty()) {
      return Optional.empty();
    }
    try (Ledgers.Held heads = held.get()) {
      return Optional.of(work.apply(heads, batch));
    }
  }

  private Outcome take(Ledgers.Held held, List<Placed<LedgerEntry>> batch) {
    var fresh = new ArrayList<LedgerEntry>(batch.size());
    for (Placed<LedgerEntry> each : batch) {
      var step = new Step(each.value(), LedgerHead.hash(each.value()));
      LedgerHead head = held.head(each.value().position().poolId());
      Standing standing = head.standing(each.value().position(), step.hash());
      if (standing == Standing.NEXT) {
        head.take(each.value().position(), step.hash());
        fresh.add(each.value());
      } else if (standing != Standing.REPEAT) {
        return new Outcome.Misfit(Misfits.of(each, standing, head), head.position());
      }
    }
    return handOn(held, fresh, batch.size() - fresh.size());
  }

  private Followed follow(Ledgers.Held held, List<Placed<LedgerEntry>> batch) {
    var fresh = new ArrayList<LedgerEntry>(batch.size());
    var leftOut = new ArrayList<Complaint>();
    long gaps = 0;
    for (Placed<LedgerEntry> each : batch) {
      long hash = LedgerHead.hash(each.value());
      LedgerHead head = held.head(each.value().position().poolId());
      Standing standing = head.standing(each.value().position(), hash);
      switch (standing) {
        case NEXT, AHEAD -> {
          gaps += standing == Standing.AHEAD && head.isBegun() ? 1 : 0;
          head.take(each.value().position(), hash);
          fresh.add(each.value());
        }
        case CONTRADICTION, OUTDATED -> leftOut.add(Misfits.of(each, standing, head));
        case REPEAT -> {
          // Read before; it counts as a duplicate below.
        }
      }
    }
    long repeats = (long) batch.size() - fresh.size() - leftOut.size();
    return new Followed(handOn(held, fresh, repeats), leftOut, gaps);
  }

  /** Hands on before it keeps: after a crash in between the sender repeats, which harms nobody. */
  private Outcome handOn(Ledgers.Held held, List<LedgerEntry> fresh, long repeats) {
    if (fresh.isEmpty()) {
      return new Outcome.Taken(0, repeats);
    }
    Optional<Outcome.Busy> shedding = durability.shedding();
    if (shedding.isPresent()) {
      return shedding.get();
    }
    Optional<Outcome.Busy> notYet = durability.handOn(sink -> fresh.forEach(sink::ledger));
    if (notYet.isPresent()) {
      return notYet.get();
    }
    try {
      held.keep();
      return new Outcome.Taken(fresh.size(), repeats);
    } catch (IOException e) {
      return new Outcome.Busy("the ledger's place cannot be kept: " + e.getMessage(), 5);
    }
  }
}
