package io.memwall.collectors.agent.intake;

import io.memwall.collectors.agent.allocation.LedgerEntry;
import io.memwall.collectors.agent.allocation.SnapshotChunk;
import io.memwall.collectors.agent.link.LinkReading;
import java.util.concurrent.CompletableFuture;

/** Where the intake hands on what it took. Thread-safe; waits for nobody. */
public interface IntakeSink {
  /** Takes an entry; those of one pool in ledger order. */
  void ledger(LedgerEntry entry);

  /** Takes a chunk. */
  void snapshot(SnapshotChunk chunk);

  /** Takes the counters of a port of another node. */
  void link(LinkReading reading);

  /** A mark in the order of what was handed over. */
  long mark();

  /**
   * Completes when everything handed over before this call is in Kafka or safely spooled;
   * exceptionally when something handed over behind the mark was given up.
   */
  CompletableFuture<Void> durable(long since);

  /** Whether whatever comes now would be given up: nothing more should be asked for. */
  boolean isShedding();
}
