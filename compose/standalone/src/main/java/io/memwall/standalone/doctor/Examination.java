package io.memwall.standalone.doctor;

import io.memwall.standalone.stack.Site;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Looks first at what stands, then at what moves.
 *
 * @param agents to be asked over HTTP
 * @param streams processes of topologies and sink to be asked over HTTP
 */
record Examination(
    Site site, List<URI> agents, List<URI> streams, boolean probing, InstantSource clock) {
  private static final Duration STANDS_WITHIN = Duration.ofSeconds(5);
  private static final Duration MOVES_WITHIN = Duration.ofMillis(8_500);
  private static final Duration PROBED_WITHIN = Duration.ofSeconds(6);

  Diagnosis run() throws InterruptedException {
    long began = System.nanoTime();
    var tables = site.tables().map(Tables::new);
    var findings = new ArrayList<Finding>();
    try (var kafka = new SharedAdmin(site)) {
      findings.addAll(Round.of(standing(tables, kafka), STANDS_WITHIN, site.kafka()));
      findings.addAll(Round.of(moving(tables, kafka, findings), MOVES_WITHIN, site.kafka()));
    }
    return Diagnosis.of(findings, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
  }

  private List<Check> standing(Optional<Tables> tables, SharedAdmin kafka) {
    var checks = new ArrayList<Check>();
    site.stack()
        .ifPresent(
            stack ->
                checks.add(
                    Check.mild(Stage.STACK, "process", () -> new Processes(stack).findings())));
    agents.forEach(address -> checks.add(HealthPages.agent(address)));
    streams.forEach(address -> checks.add(HealthPages.streams(address)));
    checks.add(new KafkaChecks(site, kafka, clock.instant()).cluster());
    tables.ifPresentOrElse(
        found -> checks.add(new ClickHouseChecks(found, clock).answers()),
        () -> checks.add(untold(Stage.CLICKHOUSE, "answers", "the configuration names none")));
    return checks;
  }

  private static Check untold(Stage stage, String name, String why) {
    return Check.mild(stage, name, () -> List.of(Finding.unknown(stage, name, why)));
  }

  private List<Check> moving(Optional<Tables> tables, SharedAdmin admin, List<Finding> soFar) {
    var checks = new ArrayList<Check>();
    var kafka = new KafkaChecks(site, admin, clock.instant());
    if (isWell(Stage.KAFKA, soFar)) {
      checks.add(kafka.topics());
      checks.add(kafka.deadLetters());
      checks.addAll(new GroupChecks(site, admin).all());
    }
    if (tables.isPresent() && isWell(Stage.CLICKHOUSE, soFar)) {
      checks.addAll(new ClickHouseChecks(tables.get(), clock).all());
      checks.addAll(new CoverageChecks(tables.get()).all());
    }
    checks.add(probe(tables, soFar));
    return checks;
  }

  private static boolean isWell(Stage stage, List<Finding> findings) {
    return findings.stream().noneMatch(one -> one.stage() == stage && one.isBroken());
  }

  /** Sent only where it may arrive: behind a broken hop it would be left lying about. */
  private Check probe(Optional<Tables> tables, List<Finding> soFar) {
    if (!probing) {
      return untold(Stage.AGENT, "probe", "not sent, as --no-probe says");
    }
    if (soFar.stream().anyMatch(Finding::isBroken)) {
      return untold(Stage.AGENT, "probe", "not sent: the road is broken already");
    }
    var probe = new Probe(site, tables, clock, PROBED_WITHIN);
    return new Check(probe::follow, probe::silent, probe::soFar);
  }
}
