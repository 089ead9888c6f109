package io.memwall.streams.sink;

import io.memwall.streams.sink.RowBatch.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Inserts blocks side by side. The server takes in each block on one core: it reads, sorts and
 * compresses it, and all the others would wait.
 */
final class Lanes implements AutoCloseable {
  private final Inserter inserter;
  private final int width;
  private final ExecutorService threads;

  Lanes(Inserter inserter, int width) {
    this.inserter = inserter;
    this.width = width;
    this.threads =
        Executors.newFixedThreadPool(
            width,
            task -> {
              var lane = new Thread(task, "sink-lane");
              lane.setDaemon(true);
              return lane;
            });
  }

  /** How many blocks are inserted at the same time. */
  int width() {
    return width;
  }

  /** What became of each block, in their order: empty when it is stored. */
  List<Optional<InsertException>> insert(List<? extends Block<?>> blocks) {
    var under = blocks.stream().map(block -> threads.submit(() -> insert(block))).toList();
    var outcomes = new ArrayList<Optional<InsertException>>();
    under.forEach(one -> outcomes.add(outcome(one)));
    return outcomes;
  }

  private Optional<InsertException> insert(Block<?> block) {
    try {
      inserter.insert(block.shape(), block.bytes());
      return Optional.empty();
    } catch (InsertException e) {
      return Optional.of(e);
    }
  }

  private static Optional<InsertException> outcome(Future<Optional<InsertException>> one) {
    try {
      return one.get();
    } catch (InterruptedException e) {
      one.cancel(true);
      Thread.currentThread().interrupt();
      return Optional.of(new InsertException(InsertFailure.UNREACHABLE, "interrupted", e));
    } catch (ExecutionException e) {
      throw new IllegalStateException("an insert failed unexpectedly", e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
