package io.memwall.collectors.agent.intake;

import io.memwall.collectors.agent.allocation.LedgerEntry;
import io.memwall.collectors.agent.allocation.SnapshotChunk;
import io.memwall.collectors.agent.link.LinkReading;
import io.memwall.collectors.agent.link.PortHistory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the server and the followed files share: where each ledger stands, and where to hand on.
 * Thread-safe; a call waits until what it took is durable.
 */
public final class Intake implements AutoCloseable {
  private final Path directory;
  private final Ledgers ledgers;
  private final IntakeCounts counts = new IntakeCounts();
  private final PortHistory ports = new PortHistory();
  private final Durability durability;
  private final LedgerIntake entries;
  private final SnapshotIntake snapshots;

  /**
   * @param directory where it remembers the ledgers; made when missing
   * @throws java.io.UncheckedIOException when it cannot remember there
   */
  public Intake(Path directory, IntakeSink sink) {
    this.directory = directory;
    ledgers = new Ledgers(directory);
    durability = new Durability(sink);
    entries = new LedgerIntake(ledgers, durability);
    snapshots = new SnapshotIntake(ledgers, durability);
  }

  /** Takes a batch that must fit the ledgers. */
  Outcome ledger(List<Placed<LedgerEntry>> batch) {
    return counts.counted(entries.take(batch));
  }

  /** Takes a batch of which what does not fit is left out. */
  LedgerIntake.Followed follow(List<Placed<LedgerEntry>> batch) {
    return counts.counted(entries.follow(batch));
  }

  Outcome snapshot(List<Placed<List<SnapshotChunk>>> batch) {
    return counts.counted(snapshots.take(batch));
  }

  Outcome links(List<Placed<LinkReading>> batch) {
    Optional<Outcome.Busy> shedding = durability.shedding();
    if (shedding.isPresent()) {
      return counts.counted(shedding.get());
    }
    var readings = judged(batch);
    return counts.counted(
        durability
            .handOn(sink -> readings.forEach(sink::link))
            .<Outcome>map(busy -> busy)
            .orElse(new Outcome.Taken(batch.size(), 0)));
  }

  private List<LinkReading> judged(List<Placed<LinkReading>> batch) {
    synchronized (ports) {
      return batch.stream().map(each -> ports.judged(each.value())).toList();
    }
  }

  /** Where the ledger of a pool stands; empty when nothing is known of it. */
  Optional<LedgerEntry.Position> position(String poolId) {
    return ledgers.head(poolId).map(LedgerHead::position);
  }

  IntakeCounts counts() {
    return counts;
  }

  Path directory() {
    return directory;
  }

  public IntakeStatus status() {
    return counts.status(durability.shedding().map(Outcome.Busy::why));
  }

  /** What is under way may fail; close the server and the followed files first. */
  @Override
  public void close() {
    ledgers.close();
  }
}
