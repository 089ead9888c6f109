package io.memwall.standalone.alerts;

import io.memwall.collectors.agent.SteppedAgent;
import io.memwall.collectors.agent.allocation.InventoryVersion;
import io.memwall.collectors.agent.allocation.InventoryVersion.FabricObject;
import io.memwall.collectors.agent.allocation.InventoryVersion.NodeKind;
import io.memwall.collectors.agent.allocation.LedgerEntry;
import io.memwall.collectors.agent.allocation.LedgerEntry.Extent;
import io.memwall.collectors.agent.allocation.LedgerEntry.Operation;
import io.memwall.collectors.agent.allocation.LedgerEntry.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A pool that runs full, refuses a request a second, and gets its memory back. */
final class FailingPool {
  static final String POOL = "p1";

  private static final long MIB = 1 << 20;
  private static final int PIECES = 16;
  private static final long PIECE = 64 * MIB;
  private static final long SECOND_NS = 1_000_000_000L;

  private final SteppedAgent agent;
  private final long startNs;
  private long second;
  private long seq;

  FailingPool(SteppedAgent agent, Instant start) {
    this.agent = agent;
    startNs = start.getEpochSecond() * SECOND_NS;
    declare("n1", new InventoryVersion.Node(NodeKind.POOL, OptionalInt.empty()));
    declare(POOL, new InventoryVersion.Pool("n1", PIECES * PIECE, OptionalLong.of(0)));
  }

  private void declare(String id, FabricObject object) {
    agent.intake().inventory(new InventoryVersion(id, 1, 0, startNs, Optional.of(object)));
  }

  /** All of it is taken, and more is asked for. */
  void fail(Duration asking) {
    for (int piece = 0; piece < PIECES; piece++) {
      say(Operation.ALLOC, "a" + piece, piece * PIECE, PIECE);
      pass(1);
    }
    for (long left = asking.toSeconds(); left > 0; left--) {
      say(Operation.FAIL, "", 0, PIECE);
      pass(1);
    }
  }

  /** Most is given back, and small requests are granted. */
  void recover(Duration calm) {
    for (int piece = 2; piece < PIECES; piece++) {
      say(Operation.FREE, "a" + piece, piece * PIECE, PIECE);
    }
    for (long left = calm.toSeconds(); left > 0; left -= 5) {
      String name = "b" + left;
      say(Operation.ALLOC, name, 2 * PIECE, MIB);
      say(Operation.FREE, name, 2 * PIECE, MIB);
      pass(5);
    }
  }

  private void say(Operation operation, String id, long base, long length) {
    boolean fails = operation == Operation.FAIL;
    agent
        .intake()
        .ledger(
            new LedgerEntry(
                new LedgerEntry.Position(POOL, 1, ++seq),
                startNs + second * SECOND_NS,
                operation,
                fails ? Optional.empty() : Optional.of(id),
                new LedgerEntry.Owner(
                    Optional.of("greedy"), Optional.empty(), Optional.empty(), Optional.empty()),
                OptionalLong.of(length),
                operation == Operation.ALLOC ? List.of(new Extent(base, length)) : List.of(),
                List.of(),
                Optional.empty(),
                fails ? Optional.of(Reason.CAPACITY) : Optional.empty()));
  }

  private void pass(long seconds) {
    second += seconds;
    agent.advance(startNs + second * SECOND_NS);
  }
}
