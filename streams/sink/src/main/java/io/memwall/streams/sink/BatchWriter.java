package io.memwall.streams.sink;

import io.memwall.streams.sink.RowBatch.Block;
import io.memwall.streams.sink.RowBatch.Entry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Writes one batch: the rows of all tables, then what was received with them. May be asked again
 * after a failure and goes on where it stopped; rows that ClickHouse stored without acknowledging
 * them are written twice, which changes no figure.
 *
 * @param <O> where a row came from
 */
final class BatchWriter<O> {
  private static final Table<SeqRanges.Range> RECEIVED = ReceivedTable.create();

  /** Below this a block is not worth another insert: each makes a part of its own. */
  private static final int SPLIT_ROWS = 50_000;

  private final Lanes lanes;
  private final BiConsumer<O, String> refuse;
  private final Progress progress;
  private final Deque<Block<O>> waiting;
  private final List<EventId> received = new ArrayList<>();

  /**
   * @param refuse takes what ClickHouse does not, with the reason
   */
  BatchWriter(RowBatch<O> batch, Lanes lanes, BiConsumer<O, String> refuse, Progress progress) {
    this.lanes = lanes;
    this.refuse = refuse;
    this.progress = progress;
    this.waiting = new ArrayDeque<>(batch.blocks());
  }

  /**
   * Writes what is left of the batch.
   *
   * @throws InsertException if that may succeed later
   */
  void write() throws InsertException {
    while (!waiting.isEmpty()) {
      var blocks = next();
      var outcomes = lanes.insert(blocks);
      InsertException again = null;
      // From behind: what is put back stays in its order.
      for (int i = blocks.size() - 1; i >= 0; i--) {
        if (!settled(blocks.get(i), outcomes.get(i))) {
          again = outcomes.get(i).get();
        }
      }
      if (again != null) {
        throw again;
      }
    }
    // Last: a range promises that the rows are there.
    writeReceived();
  }

  /** As many blocks as go in side by side; a large one by halves rather than alone. */
  private List<Block<O>> next() {
    var blocks = new ArrayList<Block<O>>();
    while (!waiting.isEmpty() && blocks.size() < lanes.width()) {
      blocks.add(waiting.remove());
    }
    boolean alone = blocks.size() == 1 && lanes.width() > 1;
    return alone && blocks.get(0).entries().size() >= 2 * SPLIT_ROWS
        ? blocks.get(0).halves()
        : blocks;
  }

  /** False when the block waits to be inserted again later. */
  private boolean settled(Block<O> block, Optional<InsertException> failure) {
    if (failure.isEmpty()) {
      progress.inserted(block.shape().table(), block.entries().size());
      received(block);
      return true;
    }
    return !putBack(block, failure.get());
  }

  private void received(Block<O> block) {
    for (Entry<O> entry : block.entries()) {
      entry.row().event().ifPresent(received::add);
    }
  }

  /** True when the block is to be inserted again later. */
  private boolean putBack(Block<O> block, InsertException e) {
    if (e.failure().retry()) {
      waiting.addFirst(block);
      return true;
    }
    if (block.entries().size() == 1) {
      refuse.accept(block.entries().get(0).origin(), e.getMessage());
    } else {
      // Somewhere in here is the row to blame.
      waiting.addFirst(block.halves().get(1));
      waiting.addFirst(block.halves().get(0));
    }
    return false;
  }

  private void writeReceived() throws InsertException {
    var rows =
        SeqRanges.of(received).stream()
            .map(range -> new Entry<>(RECEIVED.row(range), range))
            .toList();
    if (!rows.isEmpty()) {
      var failure = lanes.insert(List.of(new Block<>(RECEIVED.shape(), rows))).get(0);
      if (failure.isPresent()) {
        throw failure.get();
      }
      progress.inserted(RECEIVED.shape().table(), rows.size());
      received.clear();
    }
  }
}
