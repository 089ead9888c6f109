package io.memwall.streams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.Topics;
import io.memwall.schemas.events.Flow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What happens within one poll, which no real broker does on demand: with Kafka's own stand-in for
 * a consumer.
 */
class SinkLoopTest {
  private static final AvroCodec<Flow> CODEC = AvroCodec.of(Flow.class);
  private static final TopicPartition LEFT = new TopicPartition(Topics.FLOW.name(), 0);
  private static final TopicPartition CAME = new TopicPartition(Topics.FLOW.name(), 1);
  private static final TopicPartition STAYED = new TopicPartition(Topics.FLOW.name(), 2);
  private static final Duration SOON = Duration.ofSeconds(20);

  /** A consumer whose next commit the group refuses, when told so. */
  private static final class Member extends MockConsumer<byte[], byte[]> {
    private final AtomicBoolean expelled = new AtomicBoolean();

    /** Its own memory of what was committed forgets partitions that leave. */
    private final Map<TopicPartition, Long> stored = new HashMap<>();

    Member() {
      super("earliest");
    }

    @Override
    public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> positions) {
      if (expelled.getAndSet(false)) {
        throw new CommitFailedException("expelled on purpose");
      }
      super.commitSync(positions);
      positions.forEach((partition, position) -> stored.put(partition, position.offset()));
    }
  }

  private final Member consumer = new Member();
  private final Events events = new Events("case");
  private final CountDownLatch mayWrite = new CountDownLatch(1);
  private final AtomicInteger flowInserts = new AtomicInteger();
  private final Progress progress = new Progress();
  private final DeadLetterOffice letters =
      new DeadLetterOffice(
          new MockProducer<>(
              true,
              new RoundRobinPartitioner(),
              new ByteArraySerializer(),
              new ByteArraySerializer()),
          progress);
  private final Launcher launcher =
      new Launcher(this::insert, letters, progress, InstantSource.fixed(Instant.EPOCH));
  private final SinkLoop loop =
      new SinkLoop(
          consumer,
          new SinkParts(
              new RecordReader(fingerprint -> Optional.empty()),
              letters,
              launcher,
              progress,
              InstantSource.fixed(Instant.EPOCH)),
          new RowBatch.Limits(1, 1, Duration.ofMillis(1)));

  private void insert(Shape shape, byte[] rows) {
    try {
      mayWrite.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (shape.table().equals("flow")) {
      flowInserts.incrementAndGet();
    }
  }

  @AfterEach
  void close() {
    launcher.close();
    letters.close();
  }

  private void assign(TopicPartition... partitions) {
    consumer.rebalance(List.of(partitions));
    for (TopicPartition partition : partitions) {
      consumer.updateBeginningOffsets(Map.of(partition, 0L));
    }
  }

  private void arrive(TopicPartition partition, long offset, long seq) {
    consumer.addRecord(
        new ConsumerRecord<>(
            partition.topic(),
            partition.partition(),
            offset,
            new byte[] {1},
            CODEC.encode(events.flow(seq))));
  }

  private long committed(TopicPartition partition) {
    return consumer.stored.getOrDefault(partition, 0L);
  }

  private void stepUntilCommitted(TopicPartition partition, long position) {
    await()
        .atMost(SOON)
        .until(
            () -> {
              loop.step();
              return committed(partition) == position;
            });
  }

  @Test
  void recordsThatComeWithARebalanceDuringAFlight_areStoredBeforeTheirPositionIsCommitted() {
    loop.subscribe();
    assign(LEFT, STAYED);
    arrive(LEFT, 0, 0);
    loop.step();
    assertThat(consumer.paused()).contains(LEFT);

    // One poll: a partition leaves, which ends the flight, another comes, with a record.
    consumer.schedulePollTask(
        () -> {
          mayWrite.countDown();
          assign(CAME, STAYED);
          arrive(CAME, 0, 1);
        });
    stepUntilCommitted(CAME, 1);

    assertThat(progress.status().rowsByTable().get("flow")).isEqualTo(2);
    assertThat(committed(LEFT)).isEqualTo(1);
  }

  @Test
  void partitionThatComesDuringAFlight_waitsForItsEnd() {
    loop.subscribe();
    assign(STAYED);
    arrive(STAYED, 0, 0);
    loop.step();

    consumer.schedulePollTask(() -> assign(CAME, STAYED));
    loop.step();
    assertThat(consumer.paused()).containsExactlyInAnyOrder(CAME, STAYED);

    arrive(CAME, 0, 1);
    mayWrite.countDown();
    stepUntilCommitted(CAME, 1);
    assertThat(committed(STAYED)).isEqualTo(1);
    assertThat(progress.status().rowsByTable().get("flow")).isEqualTo(2);
  }

  @Test
  void commitThatTheGroupRefuses_isReadAgainFromTheCommittedPosition() {
    mayWrite.countDown();
    loop.subscribe();
    assign(STAYED);
    arrive(STAYED, 0, 0);
    loop.step();
    consumer.expelled.set(true);
    await()
        .atMost(SOON)
        .until(
            () -> {
              loop.step();
              return !consumer.expelled.get();
            });

    assertThat(committed(STAYED)).isZero();
    assertThat(consumer.paused()).isEmpty();
    loop.step();
    assertThat(consumer.position(STAYED)).isZero();

    arrive(STAYED, 0, 0);
    stepUntilCommitted(STAYED, 1);
    assertThat(flowInserts).hasValue(2);
  }
}
