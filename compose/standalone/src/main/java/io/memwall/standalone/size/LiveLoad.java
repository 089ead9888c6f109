package io.memwall.standalone.size;

import io.memwall.sql.QueryRunner;
import io.memwall.sql.SavedQueries;
import io.memwall.standalone.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Looks at a running stack twice, and says what was written in between.
 *
 * @param kafka what every client is told
 * @param runner that asks ClickHouse
 * @param pid of the process that holds the stack; empty when its parts are elsewhere
 * @param clock of the questions about agents
 * @param nanos a clock without a beginning
 */
record LiveLoad(
    Map<String, Object> kafka,
    QueryRunner runner,
    Optional<Long> pid,
    Clock clock,
    LongSupplier nanos) {

  /** Who has not been heard of for so long is no node of the site. */
  private static final Duration REPORTS = Duration.ofMinutes(10);

  /** What reports say is CPU time since the agent began. */
  private static final String AGENTS =
      """
      SELECT node_id, argMax(share, epoch) AS cpu_share FROM (
        SELECT node_id, epoch, (max(cpu_ns) - min(cpu_ns))
          / nullIf(toUnixTimestamp64Nano(maxIf(t_end, cpu_ns IS NOT NULL))
            - toUnixTimestamp64Nano(minIf(t_end, cpu_ns IS NOT NULL)), 0) AS share
        FROM health FINAL
        WHERE case_name = '' AND t_end >= now64() - toIntervalSecond(%d)
        GROUP BY node_id, epoch)
      GROUP BY node_id
      """
          .formatted(REPORTS.toSeconds());

  private record Look(Logs logs, Parts parts, Optional<Processes> processes, Instant at) {}

  Load over(Duration stretch, Progress progress) throws Exception {
    try (var reader = new LogReader(kafka, nanos)) {
      var before = progress.watch("looking", () -> look(reader));
      progress.watch("measuring for " + Amounts.time(stretch), () -> letPass(stretch));
      var after = progress.watch("looking again", () -> look(reader));
      return between(before, after, reader.readers());
    }
  }

  private static boolean letPass(Duration stretch) throws InterruptedException {
    // Nobody counts it down: the stretch is what is waited for.
    return new CountDownLatch(1).await(stretch.toNanos(), TimeUnit.NANOSECONDS);
  }

  private Look look(LogReader reader) throws InterruptedException {
    return new Look(
        reader.look(),
        Parts.look(runner, nanos),
        pid.map(stack -> Processes.look(stack, nanos)),
        clock.instant());
  }

  private Load between(Look before, Look after, Map<String, Integer> readers) {
    var cpu = new ArrayList<CpuLoad>();
    before
        .processes()
        .ifPresentOrElse(
            first -> cpu.addAll(after.processes().orElseThrow().since(first)),
            () -> cpu.add(elsewhere()));
    var agents = runner.sql(AGENTS).rowsByName();
    cpu.add(ofAgents(agents));
    double seconds = Duration.between(before.at(), after.at()).toMillis() / 1e3;
    return new Load(
        "measured over %s until %s".formatted(Amounts.time(seconds), after.at()),
        agents.size(),
        List.copyOf(after.logs().since(before.logs(), readers).values()),
        List.copyOf(after.parts().since(before.parts(), kinds()).values()),
        cpu,
        ASSUMED);
  }

  private static final List<String> ASSUMED =
      List.of(
          "the stretch that was measured is like the days to come; what comes once a minute or more"
              + " seldom needs --over of several minutes",
          "nodes are the agents heard of in the last %s".formatted(Amounts.time(REPORTS)),
          "changelogs hold windows of an hour: measure a stack that has run for longer",
          "a row of a young table takes more room than one of a large one",
          "state that Streams keeps beside its topics (--state directories) is not in it");

  private static CpuLoad elsewhere() {
    return new CpuLoad(
        "Kafka, ClickHouse, topologies, sink",
        OptionalDouble.empty(),
        "not processes of a stack on this machine");
  }

  private static CpuLoad ofAgents(List<Map<String, Object>> agents) {
    var shares =
        agents.stream()
            .map(row -> row.get("cpu_share"))
            .filter(share -> share != null)
            .mapToDouble(share -> ((Number) share).doubleValue())
            .toArray();
    return new CpuLoad(
        "agents, all nodes",
        shares.length == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(Arrays.stream(shares).sum()),
        "%d of %d agents report it; that of up --demo is memwall itself"
            .formatted(shares.length, agents.size()));
  }

  private Map<String, String> kinds() {
    return runner.run(SavedQueries.named("storage_used"), Map.of()).rowsByName().stream()
        .collect(
            Collectors.toMap(
                row -> (String) row.get("table_name"),
                row -> (String) row.get("class"),
                (one, same) -> one,
                LinkedHashMap::new));
  }
}
