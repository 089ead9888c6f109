package io.memwall.standalone.doctor;

import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.Topics;
import io.memwall.schemas.UnreadableRecordException;
import io.memwall.schemas.events.Flow;
import io.memwall.schemas.results.Bandwidth;
import io.memwall.sql.Parameter;
import io.memwall.sql.QueryRunner;
import io.memwall.sql.SavedQueries;
import io.memwall.standalone.stack.Site;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Sends a case down the road and waits for it at every stage. */
final class Probe {
  private static final String NAME = "probe";
  private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long LOOK_EVERY_MS = 50;
  private static final Duration CLOCK_WARN = Duration.ofSeconds(1);

  private final Site site;
  private final Optional<Tables> tables;
  private final InstantSource clock;
  private final ProbeCase sent;
  private final AvroCodec<Flow> flows = AvroCodec.of(Flow.class);
  private final AvroCodec<Bandwidth> results = AvroCodec.of(Bandwidth.class);
  private final List<Finding> findings = new CopyOnWriteArrayList<>();
  private final long end;
  private volatile Stage awaited = Stage.AGENT;
  private long hopNanos;

  /**
   * @param tables empty where ClickHouse is not to be asked
   * @param within for all hops together
   */
  Probe(Site site, Optional<Tables> tables, InstantSource clock, Duration within) {
    this.site = site;
    this.tables = tables;
    this.clock = clock;
    sent = ProbeCase.at(clock.instant());
    end = System.nanoTime() + within.toNanos();
  }

  /** What it has passed; for whoever cannot wait for its end. */
  List<Finding> soFar() {
    return List.copyOf(findings);
  }

  /** Where it was when it had to end. */
  Finding silent(String why) {
    return Finding.broken(awaited, NAME, why, KafkaChecks.FIX);
  }

  List<Finding> follow() throws Exception {
    try (var log = new LogReader(site, Topics.FLOW.name());
        var computed = new LogReader(site, Topics.BANDWIDTH.name())) {
      hopNanos = System.nanoTime();
      inKafka(log);
      inStreams(computed);
    }
    if (tables.isPresent()) {
      boolean stored = inTable(tables.get(), "flow", "what agents told");
      boolean both = inTable(tables.get(), "bandwidth", "what Streams computed") && stored;
      if (both) {
        inQuery(tables.get());
      }
      clear(tables.get());
    }
    return findings;
  }

  /** What is late at one hop must not take all time from those behind it. */
  private long until() {
    return Math.max(end, System.nanoTime() + LEAST_NANOS);
  }

  private void inKafka(LogReader log) throws Exception {
    sent.publish(site);
    passed(Stage.AGENT, "published as case " + sent.name());
    awaited = Stage.KAFKA;
    long before = clock.millis();
    var found = log.find(this::isFlow, until());
    if (found.isEmpty()) {
      findings.add(
          Finding.broken(Stage.KAFKA, NAME, "acknowledged, not to be read back", KafkaChecks.FIX));
      return;
    }
    var record = found.get();
    passed(
        Stage.KAFKA,
        "%s-%d offset %d".formatted(record.topic(), record.partition(), record.offset()));
    findings.add(
        Clocks.judged(Stage.KAFKA, "Kafka", record.timestamp() - before, CLOCK_WARN.toMillis()));
  }

  private void inStreams(LogReader computed) {
    awaited = Stage.STREAMS;
    if (computed.find(this::isResult, until()).isPresent()) {
      passed(Stage.STREAMS, "computed, in " + Topics.BANDWIDTH.name());
      return;
    }
    late(
        Stage.STREAMS,
        "no result of it in " + Topics.BANDWIDTH.name(),
        "see the lag above and the log of memwall streams; start it, or wake it with kill -CONT PID");
  }

  private boolean inTable(Tables where, String table, String what) throws Exception {
    String question = "SELECT count() FROM %s WHERE case_name = '%s'".formatted(table, sent.name());
    awaited = Stage.SINK;
    long until = until();
    while (where.figure(question) == 0) {
      if (System.nanoTime() > until) {
        late(
            Stage.SINK,
            "%s is not in the table %s".formatted(what, table),
            "see the sink's lag and the log of memwall streams; start it, or wake it");
        return false;
      }
      Thread.sleep(LOOK_EVERY_MS);
    }
    passed(Stage.SINK, "%s is in the table %s".formatted(what, table));
    return true;
  }

  private void inQuery(Tables where) {
    awaited = Stage.QUERY;
    var answer =
        new QueryRunner(where.database())
            .run(SavedQueries.named("busiest_links"), Map.of(Parameter.CASE, sent.name()));
    if (answer.rows().isEmpty()) {
      findings.add(
          Finding.broken(
              Stage.QUERY, NAME, "busiest_links does not show it", "memwall streams --prepare"));
    } else {
      passed(Stage.QUERY, "busiest_links shows it");
    }
  }

  /** What has come is not missed when Streams has nothing for the sink. */
  private void late(Stage stage, String seen, String fix) {
    boolean follows = stage == Stage.SINK && findings.stream().anyMatch(Finding::isBroken);
    String told = seen + " after " + tookMs() + " ms";
    findings.add(
        follows
            ? Finding.unknown(stage, NAME, told + ": it waits for the stage before")
            : Finding.broken(stage, NAME, told, fix));
  }

  private void passed(Stage stage, String seen) {
    findings.add(Finding.ok(stage, NAME, "%s, %d ms".formatted(seen, tookMs())));
    hopNanos = System.nanoTime();
  }

  private long tookMs() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - hopNanos);
  }

  private boolean isFlow(byte[] value) {
    try {
      return flows.decode(value).getEnvelope().getCaseName().equals(sent.name());
    } catch (UnreadableRecordException e) {
      return false;
    }
  }

  private boolean isResult(byte[] value) {
    try {
      return results.decode(value).getCaseName().equals(sent.name());
    } catch (UnreadableRecordException e) {
      return false;
    }
  }

  private void clear(Tables where) {
    try {
      Clearing.of(where, sent.rows());
    } catch (Exception e) {
      findings.add(
          Finding.unknown(
              Stage.QUERY, NAME, "the case " + sent.name() + " stays: " + Reason.of(e)));
    }
  }
}
