package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.spool.EpochId;
import io.memwall.collectors.agent.spool.Journal;
import io.memwall.collectors.agent.spool.JournalEntry;
import io.memwall.collectors.agent.spool.LossBook;
import java.io.IOException;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the journal: what the next life of the agent must know of this one. Not thread-safe. */
final class Diary {
  private static final Logger log = LoggerFactory.getLogger(Diary.class);

  private final Journal journal;
  private final EpochId epoch;
  private final LossBook losses;
  private State state;
  private boolean failing;

  /**
   * How things stand.
   *
   * @param time everything handed over up to here is safe; ns since the Unix epoch
   * @param acked ordinal up to which Kafka has everything
   */
  record State(long time, long acked, NavigableMap<Integer, Long> safe) {}

  Diary(Journal journal, EpochId epoch, LossBook losses, State start) {
    this.journal = journal;
    this.epoch = epoch;
    this.losses = losses;
    this.state = start;
  }

  void write(State now, boolean force) {
    state = now;
    write(false, force);
  }

  /** The same state again, with what has been lost since. */
  void writeLosses() {
    write(false, false);
  }

  /** The last words. */
  void finish(State last) {
    state = last;
    write(true, true);
    try {
      journal.close();
    } catch (IOException e) {
      log.warn("the journal cannot be closed: {}", e.getMessage());
    }
  }

  private void write(boolean finished, boolean force) {
    var entry =
        new JournalEntry(
            epoch,
            finished,
            state.time(),
            state.acked(),
            new TreeMap<>(state.safe()),
            losses.pending());
    try {
      journal.write(entry, force);
      failing = false;
    } catch (IOException e) {
      if (!failing) {
        log.warn("the journal cannot be written: {}", e.getMessage());
      }
      failing = true;
    }
  }
}
