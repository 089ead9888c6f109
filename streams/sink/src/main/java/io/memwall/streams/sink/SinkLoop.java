package io.memwall.streams.sink;

import io.memwall.streams.sink.RecordReader.UnstorableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads, batches, has the batch written, commits. One batch is under way at a time; meanwhile the
 * partitions are paused and polling goes on, so the group stays together. Everything here runs on
 * the thread that owns the consumer.
 */
final class SinkLoop implements ConsumerRebalanceListener {
  private static final Logger log = LoggerFactory.getLogger(SinkLoop.class);
  private static final Duration GLANCE = Duration.ofMillis(10);
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Consumer<byte[], byte[]> consumer;
  private final RecordReader reader;
  private final DeadLetterOffice letters;
  private final Launcher launcher;
  private final Progress progress;
  private final Pace pace;
  private final InstantSource clock;

  private final Map<TopicPartition, Long> committed = new HashMap<>();
  private RowBatch<ConsumerRecord<byte[], byte[]>> batch;
  private Flight flight;

  SinkLoop(Consumer<byte[], byte[]> consumer, SinkParts parts, RowBatch.Limits limits) {
    this.consumer = consumer;
    this.reader = parts.reader();
    this.letters = parts.letters();
    this.launcher = parts.launcher();
    this.progress = parts.progress();
    this.clock = parts.clock();
    this.pace = new Pace(limits);
    this.batch = nextBatch();
  }

  private RowBatch<ConsumerRecord<byte[], byte[]>> nextBatch() {
    return new RowBatch<>(pace.at(progress.parts()));
  }

  void subscribe() {
    consumer.subscribe(RecordReader.storedTopics(), this);
  }

  /** A bounded amount of work. */
  void step() {
    // While a batch is under way all is paused, and polling only keeps the place in the group. But
    // a rebalance within the poll may end the flight, and the same poll then brings records.
    absorb(consumer.poll(flight == null ? patience() : GLANCE));
    if (flight == null) {
      if (batch.isDue(clock.instant())) {
        takeOff();
      }
    } else if (flight.arrives(Duration.ZERO)) {
      land();
    }
  }

  /** Stores what is held if that works in time; otherwise somebody reads it again. */
  void finish(Duration patience) {
    settle(patience);
  }

  /** Drops what is held; nobody has committed it, so somebody reads it again. */
  void abandon() {
    forget();
  }

  private Duration patience() {
    Duration most = batch.limits().maxWait();
    return most.compareTo(GLANCE) < 0 ? GLANCE : most.dividedBy(4).plus(GLANCE);
  }

  private void absorb(ConsumerRecords<byte[], byte[]> records) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      var now = clock.instant();
      if (RecordReader.isTombstone(record)) {
        batch.touch(now);
        continue;
      }
      try {
        batch.add(reader.row(record), record, now);
      } catch (UnstorableException e) {
        log.warn(
            "{}-{} offset {} is unstorable: {}",
            record.topic(),
            record.partition(),
            record.offset(),
            e.getMessage());
        letters.send(record, e.getMessage());
        batch.touch(now);
      }
    }
    // Ends of transactions move positions without a record.
    if (flight == null && batch.isEmpty() && !advanced().isEmpty()) {
      batch.touch(clock.instant());
    }
  }

  /** Positions that differ from what is committed. Without a flight, the batch has all before. */
  private Map<TopicPartition, OffsetAndMetadata> advanced() {
    var advanced = new HashMap<TopicPartition, OffsetAndMetadata>();
    for (TopicPartition partition : consumer.assignment()) {
      long position = consumer.position(partition);
      if (!Long.valueOf(position).equals(committed.get(partition))) {
        advanced.put(partition, new OffsetAndMetadata(position));
      }
    }
    return advanced;
  }

  private void takeOff() {
    consumer.pause(consumer.assignment());
    flight = new Flight(advanced(), launcher.launch(batch));
    batch = nextBatch();
  }

  private void land() {
    try {
      if (commit()) {
        flight = null;
        consumer.resume(consumer.paused());
      }
    } catch (CommitFailedException e) {
      log.info("the group went on without this sink, which joins again: {}", e.getMessage());
      forget();
      rewindAllBut(Set.of());
    }
  }

  private void commitSync() {
    try {
      consumer.commitSync(flight.positions());
    } catch (WakeupException e) {
      // Woken up to stop; but what is stored should not be stored again.
      consumer.commitSync(flight.positions());
    }
  }

  /** True when the flight's positions are committed; false when that may succeed later. */
  private boolean commit() {
    try {
      commitSync();
    } catch (RebalanceInProgressException | RetriableException e) {
      log.warn("positions not committed, will be tried again: {}", e.getMessage());
      return false;
    }
    var now = new TreeMap<String, Long>();
    flight
        .positions()
        .forEach(
            (partition, position) -> {
              committed.put(partition, position.offset());
              now.put(partition.toString(), position.offset());
            });
    progress.committed(now);
    return true;
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    if (!settle(GRACE)) {
      rewindAllBut(partitions);
    }
    partitions.forEach(committed::remove);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    if (forget()) {
      rewindAllBut(partitions);
    }
    partitions.forEach(committed::remove);
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    if (flight != null) {
      consumer.pause(partitions);
    }
  }

  /** Tries to store and commit what is held, then holds nothing; false when it was in vain. */
  private boolean settle(Duration patience) {
    try {
      if (arrived(patience)) {
        if (!batch.isEmpty()) {
          takeOff();
        }
        if (arrived(patience)) {
          consumer.resume(consumer.paused());
          return true;
        }
      }
    } catch (CommitFailedException e) {
      log.info("the group went on without this sink: {}", e.getMessage());
    }
    return !forget();
  }

  /** True when nothing is under way any more. */
  private boolean arrived(Duration patience) {
    if (flight != null && flight.arrives(patience) && commit()) {
      flight = null;
    }
    return flight == null;
  }

  /** Drops what is held: it is not committed, so it will be read again. False if it was nothing. */
  private boolean forget() {
    boolean held = flight != null || !batch.isEmpty();
    if (flight != null) {
      flight.abandon();
      flight = null;
    }
    batch = nextBatch();
    return held;
  }

  /** Partitions that stay would go on behind what was dropped. */
  private void rewindAllBut(Collection<TopicPartition> leaving) {
    var staying = new HashSet<>(consumer.assignment());
    staying.removeAll(leaving);
    if (staying.isEmpty()) {
      return;
    }
    var positions = consumer.committed(staying);
    for (TopicPartition partition : staying) {
      var position = positions.get(partition);
      if (position == null) {
        consumer.seekToBeginning(List.of(partition));
      } else {
        consumer.seek(partition, position);
      }
    }
    consumer.resume(consumer.paused());
  }
}
