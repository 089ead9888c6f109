package io.memwall.streams.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.schemas.Topics;
import io.memwall.schemas.events.Allocation;
import io.memwall.schemas.results.PoolUse;
import io.memwall.streams.StreamTopic;
import io.memwall.streams.allocation.AllocationTopology.AllocationTopics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Five pools, a hundred entries each, some of them repeated or swapped; and what must come out. */
public final class AllocationTraffic {
  private static final int POOLS = 5;
  private static final int ENTRIES = 100;

  private final AllocationTopics topics;

  public AllocationTraffic(String prefix) {
    topics =
        new AllocationTopics(
            new StreamTopic<>(prefix + "allocation", StreamTopic.of(Topics.ALLOCATION).values()),
            new StreamTopic<>(prefix + "snapshot", StreamTopic.of(Topics.SNAPSHOT).values()),
            new StreamTopic<>(prefix + "inventory", StreamTopic.of(Topics.INVENTORY).values()),
            new StreamTopic<>(prefix + "history", StreamTopic.of(Topics.INVENTORY).values()),
            new StreamTopic<>(prefix + "pool", StreamTopic.of(Topics.POOL).values()),
            new StreamTopic<>(prefix + "holding", StreamTopic.of(Topics.HOLDING).values()),
            new StreamTopic<>(prefix + "leak", StreamTopic.of(Topics.LEAK).values()));
  }

  public AllocationTopology topology() {
    return new AllocationTopology(topics);
  }

  public List<String> topics() {
    return List.of(
        topics.allocation().name(),
        topics.snapshot().name(),
        topics.inventory().name(),
        topics.history().name(),
        topics.holding().name(),
        topics.leak().name(),
        results());
  }

  public String results() {
    return topics.pool().name();
  }

  /** Up to an entry that is still missing: the later ones must wait across the restart. */
  public List<ProducerRecord<byte[], byte[]>> firstHalf() {
    var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
    for (int pool = 0; pool < POOLS; pool++) {
      var allocator = allocator(pool);
      var size = topics.inventory().values().serializer().serialize("", allocator.size(1, 1000));
      records.add(new ProducerRecord<>(topics.inventory().name(), key(allocator), size));
      for (int entry = 1; entry <= ENTRIES; entry++) {
        if (entry != ENTRIES / 2) {
          records.add(record(allocator, entry));
        }
      }
    }
    return records;
  }

  public List<ProducerRecord<byte[], byte[]>> secondHalf() {
    var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
    for (int pool = 0; pool < POOLS; pool++) {
      records.add(record(allocator(pool), ENTRIES));
      records.add(record(allocator(pool), ENTRIES / 2));
      records.add(record(allocator(pool), 1));
    }
    return records;
  }

  /** The last result of each pool is the exact sum. */
  public void check(List<ConsumerRecord<byte[], byte[]>> records) {
    var last = new HashMap<String, PoolUse>();
    for (var record : records) {
      var use = topics.pool().values().deserializer().deserialize("", record.value());
      last.put(use.getPoolId(), use);
    }
    assertThat(last).hasSize(POOLS);
    assertThat(last.values())
        .allSatisfy(
            use -> {
              assertThat(use.getLedgerSeq()).isEqualTo(ENTRIES);
              // Three of four entries allocate 4 MiB, the fourth frees one of them.
              assertThat(use.getUsedBytes()).isEqualTo(ENTRIES / 4 * 2 * 4 * Allocator.MIB);
              assertThat(use.getAllocations()).isEqualTo(ENTRIES / 4 * 2);
              assertThat(use.getCapacityBytes()).isEqualTo(1000 * Allocator.MIB);
              assertThat(use.getAnomalies()).isEmpty();
            });
  }

  private static Allocator allocator(int pool) {
    return new Allocator("fabric", "p" + pool);
  }

  private ProducerRecord<byte[], byte[]> record(Allocator allocator, int entry) {
    Allocation allocation =
        entry % 4 == 0
            ? allocator.free(entry, "a" + (entry - 1))
            : allocator.alloc(entry, "a" + entry, entry * 4L, 4);
    byte[] value = topics.allocation().values().serializer().serialize("", allocation);
    return new ProducerRecord<>(topics.allocation().name(), key(allocator), value);
  }

  private static byte[] key(Allocator allocator) {
    return allocator.pool().getBytes(StandardCharsets.UTF_8);
  }
}
