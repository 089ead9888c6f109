package io.memwall.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

final class MixingTest {
  private static final int RECORDS = 10_000;

  private final List<Long> out = new ArrayList<>();

  private List<Long> mixed(Optional<Random> random, long apartMs) {
    var mixing = new Mixing(random, record -> out.add(record.offset()));
    for (long number = 0; number < RECORDS; number++) {
      mixing.add(at(number), Instant.ofEpochMilli(number * apartMs));
    }
    mixing.flush();
    return out;
  }

  private static ConsumerRecord<byte[], byte[]> at(long offset) {
    return new ConsumerRecord<>(
        "topic",
        0,
        offset,
        0,
        TimestampType.CREATE_TIME,
        0,
        0,
        new byte[0],
        new byte[0],
        new RecordHeaders(),
        Optional.empty());
  }

  private static List<Long> inOrder() {
    return LongStream.range(0, RECORDS).boxed().toList();
  }

  @Test
  void recordsWithoutASeed_keepTheirOrder() {
    assertThat(mixed(Optional.empty(), 1)).isEqualTo(inOrder());
  }

  @Test
  void records_changePlaces_andNoneIsLost() {
    assertThat(mixed(Optional.of(new Random(7)), 1))
        .isNotEqualTo(inOrder())
        .containsExactlyInAnyOrderElementsOf(inOrder());
  }

  @Test
  void recordsFarApart_areNotOvertakenForLong() {
    mixed(Optional.of(new Random(7)), 1_000);
    assertThat(out).isNotEqualTo(inOrder());
    long highest = 0;
    for (long number : out) {
      assertThat(highest - number).isLessThanOrEqualTo(10);
      highest = Math.max(highest, number);
    }
  }

  @Test
  void rareRecords_keepTheirOrder() {
    assertThat(mixed(Optional.of(new Random(7)), 60_000)).isEqualTo(inOrder());
  }
}
