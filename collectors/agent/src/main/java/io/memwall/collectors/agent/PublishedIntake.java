package io.memwall.collectors.agent;

import io.memwall.collectors.agent.allocation.LedgerEntry;
import io.memwall.collectors.agent.allocation.SnapshotChunk;
import io.memwall.collectors.agent.intake.IntakeSink;
import io.memwall.collectors.agent.link.LinkReading;
import io.memwall.collectors.agent.publish.Pressure;
import io.memwall.collectors.agent.publish.Publisher;
import java.util.concurrent.CompletableFuture;

/** Publishes what the intake took. */
record PublishedIntake(Publisher publisher) implements IntakeSink {
  @Override
  public void ledger(LedgerEntry entry) {
    publisher.ledger(entry);
  }

  @Override
  public void snapshot(SnapshotChunk chunk) {
    publisher.snapshot(chunk);
  }

  @Override
  public void link(LinkReading reading) {
    publisher.link(reading);
  }

  @Override
  public long mark() {
    return publisher.position();
  }

  @Override
  public CompletableFuture<Void> durable(long since) {
    return publisher.durable(since);
  }

  @Override
  public boolean isShedding() {
    return publisher.pressure() == Pressure.SHEDDING;
  }
}
