package io.memwall.standalone.torture;

import io.memwall.sql.QueryRunner;
import io.memwall.standalone.Progress;
import io.memwall.standalone.stack.Completion;
import io.memwall.standalone.stack.StackFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** One run on a stage that stands: strikes by plan, then the audit. */
final class Run {
  private static final Duration FRESH_WITHIN = Duration.ofMinutes(2);
  private static final Duration STOPS_WITHIN = Duration.ofSeconds(30);
  private static final String DRAINED = "connected=true spool=0 ";

  private final Stage stage;
  private final Faults faults;
  private final Progress progress;
  private final Timeline timeline;
  private final Map<String, Report.Tally> struck = new LinkedHashMap<>();
  private final List<String> stale = new ArrayList<>();

  Run(Stage stage, Random random, Progress progress) {
    this.stage = stage;
    this.progress = progress;
    faults = new Faults(stage, random);
    timeline = new Timeline(progress::say);
  }

  Faults faults() {
    return faults;
  }

  /** Strikes as planned; then waits until everything is stored, and audits. */
  Report of(Plan plan, boolean selfTest) throws InterruptedException {
    plan.strikes().forEach(one -> struck.put(one.fault(), new Report.Tally(0, 0)));
    timeline.note("the load begins");
    awaitFresh("begin");
    plan.strikes().forEach(this::strike);
    if (selfTest) {
      stage.agent().tell("lose");
      timeline.note("self-test: one flow record is kept back, and nobody says so");
    }
    settle();
    if (selfTest) {
      repeatOne();
    } else {
      // Windows are shown by the clock, up to seconds after all is read.
      Patience.within(FRESH_WITHIN, new FrameAudit(stage.tables())::agrees);
    }
    var audit = new Audit(stage.tables(), Truth.read(stage.truth()));
    List<Verdict> verdicts = new ArrayList<>(audit.verdicts());
    verdicts.addAll(ofFaults());
    return new Report(plan, timeline.entries(), struck, faults.skipped(), verdicts);
  }

  private void strike(Plan.Strike planned) {
    Patience.pause(planned.at().minus(timeline.now()).toMillis());
    Fault fault = faults.named(planned.fault());
    timeline.note(fault.name() + ": " + fault.strike());
    Patience.pause(planned.hold().toMillis());
    fault.heal();
    long healed = System.nanoTime();
    boolean fresh = awaitFresh(fault.name());
    long ms = (System.nanoTime() - healed) / 1_000_000;
    struck.merge(fault.name(), new Report.Tally(1, ms), (before, now) -> before.plus(ms));
    timeline.note(
        "%s: healed%s".formatted(fault.name(), fresh ? ", fresh after " + ms + " ms" : ""));
  }

  /** New events and new results are seen; kept in mind when they are not. */
  private boolean awaitFresh(String after) {
    long now = System.currentTimeMillis();
    boolean fresh =
        Patience.within(
            FRESH_WITHIN,
            () ->
                isNewer("max(t_emit)", "health", now)
                    && isNewer("max(t_computed)", "bandwidth", now));
    if (!fresh) {
      stale.add(after);
      timeline.note(
          "nothing new in the tables %d s after: %s".formatted(FRESH_WITHIN.toSeconds(), after));
    }
    return fresh;
  }

  private boolean isNewer(String time, String table, long thanMs) {
    return stage
        .tables()
        .figureIfAny(
            "SELECT intDiv(toUnixTimestamp64Nano(%s), 1000000) FROM %s".formatted(time, table))
        .filter(ms -> ms > thanMs)
        .isPresent();
  }

  /** The load ends, and all that was sent comes to rest. */
  private void settle() throws InterruptedException {
    Patience.until(
        "the spool drains", FRESH_WITHIN, () -> stage.agent().lastLine().startsWith(DRAINED));
    stage.agent().tell("stop");
    stage.agent().awaitEnd(STOPS_WITHIN);
    timeline.note("the load has ended");
    completion().awaitStored();
    completion().awaitStored();
    timeline.note("everything is stored");
  }

  private Completion completion() {
    var self =
        new StackFile(
            ProcessHandle.current().pid(),
            0,
            stage.home().toString(),
            stage.kafka().bootstrapServers(),
            stage.tables().database().url(),
            stage.tables().database().name(),
            Stage.PARTITIONS);
    return new Completion(
            self, new QueryRunner(stage.tables().database()), progress, Optional::empty)
        .of(Stage.TOPOLOGIES);
  }

  private void repeatOne() {
    stage
        .tables()
        .execute(
            "INSERT INTO flow SELECT * REPLACE (t_start + toIntervalNanosecond(1) AS t_start)"
                + " FROM flow FINAL WHERE node_id = '%s' ORDER BY t_start LIMIT 1"
                    .formatted(Stage.NODE));
    timeline.note("self-test: one flow record is stored once more, as if it were another");
  }

  private List<Verdict> ofFaults() {
    var never =
        struck.entrySet().stream()
            .filter(each -> each.getValue().times() == 0)
            .map(Map.Entry::getKey)
            .toList();
    int letters = new Wire(stage.kafka().bootstrapServers()).deadLetters().size();
    long rejected =
        stage
            .tables()
            .figure("SELECT toInt64(sum(arraySum(mapValues(rejects)))) FROM health FINAL");
    return List.of(
        new Verdict(
            "every fault struck",
            never.isEmpty() && !struck.isEmpty(),
            never.isEmpty() ? struck.size() + " faults" : "never: " + never),
        new Verdict(
            "data were fresh again after every fault",
            stale.isEmpty(),
            stale.isEmpty() ? "within " + FRESH_WITHIN.toSeconds() + " s" : "not after: " + stale),
        new Verdict(
            "every malformed record is a dead letter",
            letters == faults.garbage(),
            "%d sent, %d dead letters of the sink".formatted(faults.garbage(), letters)),
        new Verdict(
            "malformed frames are counted",
            faults.malformed() == 0 || rejected > 0,
            "%d sent, %d rejected whole".formatted(faults.malformed(), rejected)));
  }
}
