package io.memwall.streams.sink;

import io.memwall.streams.sink.RowBatch.Block;
import io.memwall.streams.sink.RowBatch.Entry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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

  private final Inserter inserter;
  private final BiConsumer<O, String> refuse;
  private final Progress progress;
  private final Deque<Block<O>> waiting;
  private final List<EventId> received = new ArrayList<>();

  /**
   * @param refuse takes what ClickHouse does not, with the reason
   */
  BatchWriter(
      RowBatch<O> batch, Inserter inserter, BiConsumer<O, String> refuse, Progress progress) {
    this.inserter = inserter;
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
      Block<O> block = waiting.remove();
      try {
        insert(block);
        received(block);
      } catch (InsertException e) {
        putBack(block, e);
      }
    }
    // Last: a range promises that the rows are there.
    writeReceived();
  }

  private void insert(Block<O> block) throws InsertException {
    inserter.insert(block.shape(), block.bytes());
    progress.inserted(block.shape().table(), block.entries().size());
  }

  private void received(Block<O> block) {
    for (Entry<O> entry : block.entries()) {
      entry.row().event().ifPresent(received::add);
    }
  }

  private void putBack(Block<O> block, InsertException e) throws InsertException {
    if (e.failure().retry()) {
      waiting.addFirst(block);
      throw e;
    }
    if (block.entries().size() == 1) {
      refuse.accept(block.entries().get(0).origin(), e.getMessage());
    } else {
      // Somewhere in here is the row to blame.
      waiting.addFirst(block.halves().get(1));
      waiting.addFirst(block.halves().get(0));
    }
  }

  private void writeReceived() throws InsertException {
    var rows =
        SeqRanges.of(received).stream()
            .map(range -> new Entry<>(RECEIVED.row(range), range))
            .toList();
    if (!rows.isEmpty()) {
      inserter.insert(RECEIVED.shape(), new Block<>(RECEIVED.shape(), rows).bytes());
      progress.inserted(RECEIVED.shape().table(), rows.size());
      received.clear();
    }
  }
}
