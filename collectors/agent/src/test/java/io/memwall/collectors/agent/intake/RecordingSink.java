package io.memwall.collectors.agent.intake;

import io.memwall.collectors.agent.allocation.LedgerEntry;
import io.memwall.collectors.agent.allocation.SnapshotChunk;
import io.memwall.collectors.agent.link.LinkReading;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Keeps what the intake hands on; a test says whether that is durable. */
final class RecordingSink implements IntakeSink {
  private final List<LedgerEntry> entries = new ArrayList<>();
  private final List<SnapshotChunk> chunks = new ArrayList<>();
  private final List<LinkReading> links = new ArrayList<>();
  private boolean losing;
  private boolean shedding;

  @Override
  public synchronized void ledger(LedgerEntry entry) {
    entries.add(entry);
  }

  @Override
  public synchronized void snapshot(SnapshotChunk chunk) {
    chunks.add(chunk);
  }

  @Override
  public synchronized void link(LinkReading reading) {
    links.add(reading);
  }

  @Override
  public synchronized long mark() {
    return (long) entries.size() + chunks.size();
  }

  @Override
  public synchronized CompletableFuture<Void> durable(long since) {
    return losing
        ? CompletableFuture.failedFuture(new IllegalStateException("the disk is full"))
        : CompletableFuture.completedFuture(null);
  }

  @Override
  public synchronized boolean isShedding() {
    return shedding;
  }

  synchronized void lose(boolean now) {
    losing = now;
  }

  synchronized void shed(boolean now) {
    shedding = now;
  }

  synchronized List<LedgerEntry> entries() {
    return List.copyOf(entries);
  }

  synchronized List<SnapshotChunk> chunks() {
    return List.copyOf(chunks);
  }

  synchronized List<LinkReading> links() {
    return List.copyOf(links);
  }

  /** Numbers of the entries of a pool, in the order in which they came. */
  List<Long> sequence(String pool) {
    return entries().stream()
        .filter(each -> each.position().poolId().equals(pool))
        .map(each -> each.position().seq())
        .toList();
  }
}
