package io.memwall.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.memwall.collectors.agent.AgentPlan;
import io.memwall.collectors.agent.IntakePlans;
import io.memwall.collectors.agent.LiveAgent;
import io.memwall.collectors.agent.LiveSettings;
import io.memwall.collectors.agent.http.HttpSettings;
import io.memwall.collectors.agent.http.ListenAddress;
import io.memwall.collectors.agent.intake.IntakeSettings;
import io.memwall.collectors.agent.publish.KafkaTarget;
import io.memwall.engines.SharedEngines;
import io.memwall.sql.QueryRunner;
import io.memwall.streams.StreamsProcess;
import io.memwall.streams.StreamsSettings;
import io.memwall.streams.allocation.AllocationTopology;
import io.memwall.streams.allocation.AllocationTopology.AllocationTopics;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What pool managers tell over HTTP, all at once and again and again, ends in the right ledgers.
 */
final class IntakeIT {
  private static final int POOLS = 8;

  /** Fifty thousand in all; a fifth of them in a short run. */
  private static final int ENTRIES = Boolean.getBoolean("memwall.full") ? 6_250 : 500;

  private static final int MANAGERS = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final String fabric = SharedEngines.freshName("intake");

  @TempDir private Path directory;
  private StreamsProcess streams;
  private Storing storing;

  @BeforeEach
  void start() {
    Storing.needClickHouse();
    String kafka = SharedEngines.kafka();
    storing = Storing.start(kafka, fabric);
    var settings = new StreamsSettings(kafka, directory.resolve("s"), 1, 1, fabric + "-", Map.of());
    var topology = new AllocationTopology(AllocationTopics.of(any -> Optional.empty()));
    streams = new StreamsProcess(settings, Map.of("allocation", topology), Clock.systemUTC());
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
  void entries_sentByConcurrentManagersWithRepeats_endInTheRightLedgers() throws Exception {
    var listen = new ListenAddress.Tcp("127.0.0.1", freePort(), false);
    var http = Optional.of(HttpSettings.local(listen));
    var intake = new IntakeSettings(http, List.of(), directory.resolve("intake"));
    var settings =
        LiveSettings.of(fabric, directory.resolve("agent"), KafkaTarget.at(SharedEngines.kafka()))
            .withFabric(fabric, "here");
    var plan =
        new AgentPlan(Optional.empty(), List.of(IntakePlans.intake(intake)), Optional.empty());
    long repeats;
    try (var agent = new LiveAgent(settings, plan)) {
      agent.start();
      repeats = send(listen.toString());
    }
    assertThat(repeats).as("entries sent more than once").isGreaterThan(POOLS * ENTRIES / 2);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(() -> assertThat(ledgers()).isEqualTo(expected()));
    assertThat(stored()).isEqualTo((long) POOLS * ENTRIES);
  }

  /** Two managers tell of each pool, as a primary and its standby that cannot agree. */
  private long send(String address) throws Exception {
    var managers = new ArrayList<Callable<Long>>();
    for (int pool = 0; pool < POOLS; pool++) {
      for (int manager = 0; manager < MANAGERS; manager++) {
        managers.add(new PoolManager(address, new PoolTruth(pool(pool), ENTRIES), manager));
      }
    }
    var threads = Executors.newFixedThreadPool(managers.size());
    try {
      long duplicates = 0;
      for (Future<Long> each : threads.invokeAll(managers)) {
        duplicates += each.get();
      }
      return duplicates;
    } finally {
      threads.shutdownNow();
    }
  }

  private String pool(int number) {
    return fabric + "-pool-" + number;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Map<String, String> expected() {
    var expected = new TreeMap<String, String>();
    for (int pool = 0; pool < POOLS; pool++) {
      var truth = new PoolTruth(pool(pool), ENTRIES);
      expected.put(
          pool(pool),
          "entry %d, %d bytes in %d, 0 anomalies"
              .formatted(ENTRIES, truth.usedBytes(), truth.allocations()));
    }
    return expected;
  }

  private Map<String, String> ledgers() {
    String statement =
        """
        SELECT pool_id, ledger_seq, used_bytes, allocations, arraySum(mapValues(anomalies))
        FROM pool_use FINAL WHERE fabric_id = '%s'
        ORDER BY ledger_seq DESC LIMIT 1 BY pool_id
        """
            .formatted(fabric);
    var found = new TreeMap<String, String>();
    for (List<Object> row : new QueryRunner(storing.database()).sql(statement).rows()) {
      found.put(
          String.valueOf(row.get(0)),
          "entry %s, %s bytes in %s, %s anomalies"
              .formatted(row.get(1), row.get(2), row.get(3), row.get(4)));
    }
    return found;
  }

  private long stored() {
    String statement =
        "SELECT count() FROM allocation FINAL WHERE fabric_id = '%s'".formatted(fabric);
    return ((Number) new QueryRunner(storing.database()).sql(statement).rows().get(0).get(0))
        .longValue();
  }
}
