package io.memwall.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.memwall.engines.SharedEngines;
import io.memwall.sql.QueryRunner;
import io.memwall.sql.SavedQueries;
import io.memwall.streams.StreamsProcess;
import io.memwall.streams.StreamsSettings;
import io.memwall.streams.bandwidth.BandwidthTopology;
import io.memwall.streams.bandwidth.BandwidthTopology.BandwidthTopics;
import io.memwall.streams.window.FoldSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Nodes whose network or clock fails them lose nothing, neither of theirs nor of others. */
final class LateNodesIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration AHEAD = Duration.ofMinutes(50);
  private static final int WATCHED_SECONDS = 180;
  private static final int LATE_BY_SECONDS = 120;

  private final String fabric = SharedEngines.freshName("late");
  private final NodeEvents healthy = node("healthy", BEGIN);
  private final NodeEvents late = node("late", BEGIN);
  private final NodeEvents ahead = node("ahead", BEGIN.plus(AHEAD));

  @TempDir private Path directory;
  private StreamsProcess streams;
  private Storing storing;

  private NodeEvents node(String name, Instant begin) {
    return new NodeEvents(fabric + "-" + name, fabric, begin, Storing.PARTITIONS);
  }

  @BeforeEach
  void start() {
    Storing.needClickHouse();
    String kafka = SharedEngines.kafka();
    storing = Storing.start(kafka, fabric);
    streams =
        new StreamsProcess(
            new StreamsSettings(kafka, directory, 1, 1, fabric + "-", Map.of()),
            Map.of(
                "bandwidth",
                new BandwidthTopology(
                    BandwidthTopics.of(Storing.PARTITIONS, any -> Optional.empty()),
                    FoldSettings.DEFAULT)),
            Clock.systemUTC());
    streams.start();
  }

  @AfterEach
  void stop() {
    if (streams != null) {
      streams.close();
    }
    if (storing != null) {
      storing.close();
    }
  }

  @Test
  @EnabledIfSystemProperty(
      named = "memwall.full",
      matches = "true",
      disabledReason = "half a minute of silences: mvn -Pfull verify runs it")
  void nodeTwoMinutesLate_andClockFiftyMinutesAhead_loseNothingOfAnyNode() throws Exception {
    publish();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(() -> assertThat(sums()).isEqualTo(expected()));
    await().atMost(PATIENCE).until(() -> streams.lag().isNone() && storing.isDone());
    assertThat(sums()).as("after the last revision").isEqualTo(expected());
    assertThat(missing()).hasSize(6).allSatisfy((stream, count) -> assertThat(count).isZero());
  }

  private void publish() throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", SharedEngines.kafka()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (var sent : arrivals().stream().map(producer::send).toList()) {
        sent.get();
      }
    }
  }

  /** What is late comes when the others are two minutes on. */
  private List<ProducerRecord<byte[], byte[]>> arrivals() {
    var arrivals = new ArrayList<ProducerRecord<byte[], byte[]>>();
    for (int second = 0; second < WATCHED_SECONDS; second++) {
      arrivals.addAll(healthy.second(second));
      arrivals.addAll(ahead.second(second));
      if (second >= LATE_BY_SECONDS) {
        arrivals.addAll(late.second(second - LATE_BY_SECONDS));
      }
    }
    return arrivals;
  }

  private Map<String, String> expected() {
    var sums = new TreeMap<String, String>();
    int lateSeconds = WATCHED_SECONDS - LATE_BY_SECONDS;
    for (int window : List.of(1, 10, 60)) {
      add(sums, healthy.ownLink(), window, WATCHED_SECONDS, frames(WATCHED_SECONDS));
      add(sums, ahead.ownLink(), window, WATCHED_SECONDS, frames(WATCHED_SECONDS));
      add(sums, late.ownLink(), window, lateSeconds, frames(lateSeconds));
      // Shared in the windows of the healthy one, and in those of the one that is ahead.
      long all = 2 * frames(WATCHED_SECONDS) + frames(lateSeconds);
      add(sums, healthy.sharedLink(), window, 2 * WATCHED_SECONDS, all);
    }
    return sums;
  }

  private static void add(
      Map<String, String> sums, String link, int window, int seconds, long frames) {
    sums.put(link + " " + window + " s", row(seconds / window, frames, 1.0));
  }

  private static String row(long windows, long frames, Object leastCoverage) {
    return windows + " windows, " + frames + " frames, coverage " + leastCoverage;
  }

  private static long frames(int seconds) {
    return IntStream.range(0, seconds).mapToLong(NodeEvents::frames).sum();
  }

  private Map<String, String> sums() {
    String statement =
        """
        SELECT entity, window_ns, count(), sum(frames), min(ifNull(coverage, -1)) FROM bandwidth FINAL
        WHERE entity_kind = 'LINK' AND fabric_id = '%s' GROUP BY entity, window_ns
        """
            .formatted(fabric);
    var sums = new TreeMap<String, String>();
    for (List<Object> row : new QueryRunner(storing.database()).sql(statement).rows()) {
      sums.put(
          row.get(0) + " " + number(row.get(1)) / 1_000_000_000 + " s",
          row(number(row.get(2)), number(row.get(3)), row.get(4)));
    }
    return sums;
  }

  /** Events announced that never arrived, by node and stream. */
  private Map<String, Long> missing() {
    var missing = new TreeMap<String, Long>();
    for (var row :
        new QueryRunner(storing.database())
            .run(SavedQueries.named("coverage"), Map.of("from", "2026-03-01", "to", "2026-03-02"))
            .rowsByName()) {
      if (String.valueOf(row.get("node")).startsWith(fabric)) {
        missing.put(row.get("node") + " " + row.get("events"), number(row.get("missing")));
      }
    }
    return missing;
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
