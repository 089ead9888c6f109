package io.memwall.collectors.agent;

import io.memwall.collectors.agent.allocation.LedgerEntry;
import io.memwall.collectors.agent.allocation.SnapshotChunk;
import io.memwall.collectors.agent.intake.IntakeSink;
import io.memwall.collectors.agent.link.LinkReading;
import io.memwall.collectors.agent.publish.Pressure;
import java.util.concurrent.CompletableFuture;

/** Hands what others tell the agent to its publisher. */
record PublishingSink(PartContext context) implements IntakeSink {
  @Override
  public void ledger(LedgerEntry entry) {
    context.intake().ledger(entry);
  }

  @Override
  public void snapshot(SnapshotChunk chunk) {
    context.publisher().snapshot(chunk);
  }

  @Override
  public void link(LinkReading reading) {
    context.publisher().link(reading);
  }

  @Override
  public long mark() {
    return context.publisher().position();
  }

  @Override
  public CompletableFuture<Void> durable(long since) {
    return context.publisher().durable(since);
  }

  @Override
  public boolean isShedding() {
    return context.publisher().pressure() == Pressure.SHEDDING;
  }
}
