package io.memwall.standalone.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.simulator.Scenario;
import io.memwall.collectors.simulator.SimulationOptions;
import io.memwall.collectors.simulator.Size;
import io.memwall.engines.SharedEngines;
import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.Topics;
import io.memwall.schemas.results.ReplayRequest;
import io.memwall.sql.Database;
import io.memwall.sql.MigrationSettings;
import io.memwall.sql.Migrator;
import io.memwall.sql.QueryRunner;
import io.memwall.standalone.Progress;
import io.memwall.standalone.stack.LiveSite;
import io.memwall.standalone.stack.Scratch;
import io.memwall.standalone.verify.ScenarioRun;
import io.memwall.streams.latency.LatencyRules;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes when the state of its minute is gone is in the results once its range is replayed. */
final class RangeReplayIT {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration RUN = Duration.ofSeconds(5);
  private static final int PARTITIONS = 2;
  private static final Progress SAYS =
      new Progress(new PrintWriter(new OutputStreamWriter(System.err, UTF_8), true));

  @TempDir private Path directory;

  private static Database database() {
    SharedEngines.clickHouseMissing()
        .ifPresent(
            reason -> {
              assertThat(System.getenv("CI")).as(reason).isNull();
              Assumptions.abort(reason);
            });
    var database =
        new Database(SharedEngines.clickHouseUrl(), "default", "", SharedEngines.freshName("late"));
    Migrator.migrate(database, MigrationSettings.defaults());
    return database;
  }

  @Test
  void lateRecords_areInTheLiveResults_onceTheirRangeIsComputedAnew() throws Exception {
    Assumptions.assumeTrue(
        Boolean.getBoolean("memwall.full"), "a minute of work: mvn -Pfull verify runs it");
    Database live = database();
    try (var scratch =
        Scratch.open(
            PARTITIONS, Scratch.withSink(List.of("bandwidth", "allocation")), Optional.of(live))) {
      scratch.begin();
      run(scratch.kafka(), START, 1);
      scratch.settle(SAYS::say);
      // Nobody keeps the state of this minute any more.
      scratch.end();
      run(scratch.kafka(), START.plusSeconds(20), 2);
      ask(scratch.kafka());
      long before = frames(live, 60);
      assertThat(before).isEqualTo(frames(live, 1)).isPositive();

      var replay =
          new RangeReplay(new LiveSite(scratch.kafka(), PARTITIONS, live, LatencyRules.DEFAULT));
      assertThat(replay.work(SAYS)).isEqualTo(1);

      assertThat(frames(live, 60)).isEqualTo(frames(live, 1)).isGreaterThan(before * 3 / 2);
      assertThat(
              ask(live, "SELECT count() FROM latency FINAL WHERE t_start >= '2026-01-01 00:00:20'"))
          .isPositive();
      assertThat(replay.work(SAYS)).as("all is done").isZero();
    }
  }

  private void run(String kafka, Instant start, long seed) throws Exception {
    var options =
        SimulationOptions.of(Scenario.DEMO, Size.S)
            .withInterArrivalNanos(2_000_000)
            .withStart(start)
            .withSeed(seed)
            .withDuration(RUN);
    new ScenarioRun(options).run(kafka, directory.resolve("truth-" + seed + ".jsonl"));
  }

  /** As a topology asks that gets a record of a minute it has forgotten. */
  private static void ask(String kafka) {
    var bytes = new ByteArraySerializer();
    var request =
        ReplayRequest.newBuilder()
            .setFold("half-windows")
            .setCaseName("")
            .setNodeId("p0")
            .setEntity("any")
            .setTStart(START)
            .setTEnd(START.plusSeconds(60))
            .setTNoticed(Instant.now().minusSeconds(120))
            .build();
    Map<String, Object> settings = Map.of("bootstrap.servers", kafka);
    try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
      byte[] value = AvroCodec.of(ReplayRequest.class).encode(request);
      var unused =
          producer.send(
              new ProducerRecord<>(
                  Topics.REPLAY_REQUEST.name(), "half-windows".getBytes(UTF_8), value));
    }
  }

  private static long frames(Database live, int seconds) {
    return ask(
        live,
        "SELECT sum(frames) FROM bandwidth FINAL WHERE entity_kind = 'LINK' AND t_start < "
            + "'2026-01-01 00:01:00' AND date_diff('second', t_start, t_end) = "
            + seconds);
  }

  private static long ask(Database live, String sql) {
    return ((Number) new QueryRunner(live).sql(sql).rows().get(0).get(0)).longValue();
  }
}
