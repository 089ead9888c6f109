package io.memwall.standalone.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records on their way, which change places with one another when a random order is asked for. */
final class Mixing {
  /** Records that change places. */
  private static final int MOST = 2_000;

  /**
   * How much later in event time a record that overtakes another may be: well within the half
   * minute for which a ledger waits for the entries before one. Beyond that it says that it does
   * not know, which it did not say live.
   */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Optional<Random> random;
  private final Consumer<ConsumerRecord<byte[], byte[]>> out;
  private final List<ConsumerRecord<byte[], byte[]>> waiting = new ArrayList<>();
  private Instant earliest = Instant.EPOCH;
  private Instant latest = Instant.EPOCH;

  /**
   * Begins.
   *
   * @param random chooses the order; without it records keep theirs
   * @param out takes each record
   */
  Mixing(Optional<Random> random, Consumer<ConsumerRecord<byte[], byte[]>> out) {
    this.random = random;
    this.out = out;
  }

  /** Takes the next record, and when what it tells of ended. */
  void add(ConsumerRecord<byte[], byte[]> record, Instant ended) {
    if (random.isEmpty()) {
      out.accept(record);
      return;
    }
    reach(ended);
    waiting.add(record);
    if (waiting.size() > MOST) {
      release(MOST / 2);
    }
  }

  /** Nothing that comes later overtakes what has come. */
  void flush() {
    release(0);
  }

  private void reach(Instant ended) {
    if (ended.isAfter(earliest.plus(LONGEST)) || ended.isBefore(latest.minus(LONGEST))) {
      flush();
    }
    boolean first = waiting.isEmpty();
    earliest = first || ended.isBefore(earliest) ? ended : earliest;
    latest = first || ended.isAfter(latest) ? ended : latest;
  }

  private void release(int kept) {
    random.ifPresent(order -> Collections.shuffle(waiting, order));
    var now = waiting.subList(Math.min(kept, waiting.size()), waiting.size());
    now.forEach(out);
    now.clear();
  }
}
