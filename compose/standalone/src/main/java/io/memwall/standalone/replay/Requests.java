package io.memwall.standalone.replay;

import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.Topics;
import io.memwall.schemas.UnreadableRecordException;
import io.memwall.schemas.results.ReplayRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Minutes that are to be computed anew, since records of theirs came when their state was gone: all
 * that nobody has done yet, by the offsets of a group of its own.
 */
final class Requests implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Requests.class);
  private static final String GROUP = "memwall-replay";

  /** Each range costs a start of its own. */
  private static final Duration GAP = Duration.ofMinutes(10);

  private static final Duration POLL = Duration.ofMillis(200);

  private final AvroCodec<ReplayRequest> codec = AvroCodec.of(ReplayRequest.class);
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();

  /**
   * A stretch that some topologies are to compute anew.
   *
   * @param from inclusive
   * @param to exclusive
   */
  record Range(Set<String> topologies, Instant from, Instant to) {
    Range {
      topologies = Set.copyOf(topologies);
    }

    /** Whether another follows on it, or nearly. */
    boolean reaches(Range next) {
      return !next.from.isAfter(to.plus(GAP));
    }

    Range with(Range next) {
      var all = new HashSet<>(topologies);
      all.addAll(next.topologies);
      return new Range(all, from, next.to.isAfter(to) ? next.to : to);
    }
  }

  Requests(String kafka) {
    var bytes = new ByteArrayDeserializer();
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            kafka,
            "group.id",
            GROUP,
            "isolation.level",
            "read_committed",
            "enable.auto.commit",
            false,
            "auto.offset.reset",
            "earliest");
    consumer = new KafkaConsumer<>(settings, bytes, bytes);
  }

  /**
   * All that was asked for before an instant and not done yet, in few ranges.
   *
   * @param before a minute is asked for once, while more of its records may be coming
   */
  List<Range> open(Instant before) {
    var partitions =
        consumer.partitionsFor(Topics.REPLAY_REQUEST.name()).stream()
            .map(each -> new TopicPartition(each.topic(), each.partition()))
            .toList();
    consumer.assign(partitions);
    var ends = consumer.endOffsets(partitions);
    var young = new HashSet<TopicPartition>();
    var asked = new ArrayList<Range>();
    partitions.forEach(one -> read.put(one, new OffsetAndMetadata(consumer.position(one))));
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      for (var record : consumer.poll(POLL)) {
        var partition = new TopicPartition(record.topic(), record.partition());
        // What follows a young one waits with it: a group remembers one place.
        if (!young.contains(partition) && !take(record, before, asked)) {
          young.add(partition);
        }
      }
    }
    return joined(asked);
  }

  /** Whether it is old enough. */
  private boolean take(ConsumerRecord<byte[], byte[]> record, Instant before, List<Range> asked) {
    try {
      var one = codec.decode(record.value());
      if (!one.getTNoticed().isBefore(before)) {
        return false;
      }
      asked.add(new Range(topologies(one.getFold()), one.getTStart(), one.getTEnd()));
    } catch (UnreadableRecordException e) {
      log.warn("a request to compute anew cannot be read: {}", e.getMessage());
    }
    read.put(
        new TopicPartition(record.topic(), record.partition()),
        new OffsetAndMetadata(record.offset() + 1));
    return true;
  }

  /** Whose results lack what a fold came too late for: flows tell of load and of latency. */
  static Set<String> topologies(String fold) {
    return fold.startsWith("contention") ? Set.of("contention") : Set.of("bandwidth", "latency");
  }

  /** Ranges in order, those that touch or nearly touch as one. */
  static List<Range> joined(List<Range> asked) {
    var ordered =
        new TreeSet<Range>(
            Comparator.comparing(Range::from)
                .thenComparing(Range::to)
                .thenComparing(range -> String.join(",", new TreeSet<>(range.topologies()))));
    ordered.addAll(asked);
    var joined = new ArrayList<Range>();
    for (var range : ordered) {
      int last = joined.size() - 1;
      if (last >= 0 && joined.get(last).reaches(range)) {
        joined.set(last, joined.get(last).with(range));
      } else {
        joined.add(range);
      }
    }
    return joined;
  }

  /** Nobody need do them again. */
  void done() {
    consumer.commitSync(read);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
