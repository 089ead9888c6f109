package io.memwall.standalone.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class DiagnosisTest {
  private static final Finding WELL = Finding.ok(Stage.KAFKA, "topics", "all as wanted");
  private static final Finding UNTOLD = Finding.unknown(Stage.AGENT, "reports", "none yet");
  private static final Finding SLOW = Finding.warn(Stage.STREAMS, "lag", "far behind", "wait");
  private static final Finding DOWN = Finding.broken(Stage.SINK, "sink", "nobody", "start it");
  private static final Finding LATE = Finding.broken(Stage.QUERY, "saved", "missing", "prepare");

  @Test
  void exitCode_isOfTheWorst() {
    assertThat(Diagnosis.of(List.of(WELL, UNTOLD), 1).exitCode()).isZero();
    assertThat(Diagnosis.of(List.of(WELL, SLOW), 1).exitCode()).isEqualTo(3);
    assertThat(Diagnosis.of(List.of(DOWN, SLOW), 1).exitCode()).isEqualTo(4);
  }

  @Test
  void culprit_isTheFirstBrokenStageOfTheRoad_notTheFirstFound() {
    var diagnosis = Diagnosis.of(List.of(LATE, SLOW, DOWN, WELL), 1);
    assertThat(diagnosis.culprit()).contains(DOWN);
    assertThat(diagnosis.verdict()).isEqualTo("broken: sink: nobody; fix: start it");
  }

  @Test
  void table_hasTheFixOnALineOfItsOwn_andTheVerdictLast() {
    String table = DiagnosisText.table(Diagnosis.of(List.of(WELL, DOWN), 1));
    assertThat(table.lines())
        .containsExactly(
            "kafka       topics        ok       all as wanted",
            "sink        sink          broken   nobody",
            "                                   fix: start it",
            "",
            "broken: sink: nobody; fix: start it");
  }

  @Test
  void json_saysTheSame() throws Exception {
    var json = new ObjectMapper().readTree(DiagnosisText.json(Diagnosis.of(List.of(DOWN), 7)));
    assertThat(json.path("exit_code").asInt()).isEqualTo(4);
    assertThat(json.path("took_ms").asInt()).isEqualTo(7);
    assertThat(json.path("culprit").path("stage").asText()).isEqualTo("sink");
    assertThat(json.path("findings").path(0).path("fix").asText()).isEqualTo("start it");
  }

  @Test
  void checkThatHangs_isNamedWithItsStage_andTheOthersAnswer() throws Exception {
    var never = new CountDownLatch(1);
    Check hanging =
        Check.of(
            Stage.CLICKHOUSE,
            "answers",
            "wake it",
            () -> {
              never.await();
              return List.of();
            });
    Check failing =
        Check.mild(
            Stage.KAFKA,
            "dead letters",
            () -> {
              throw new IllegalStateException("refused");
            });
    Check well = Check.of(Stage.KAFKA, "topics", "", () -> List.of(WELL));
    var findings = Round.of(List.of(hanging, failing, well), Duration.ofMillis(500), Map.of());
    assertThat(findings)
        .containsExactly(
            Finding.broken(Stage.CLICKHOUSE, "answers", "no answer within 0.5 s", "wake it"),
            Finding.unknown(Stage.KAFKA, "dead letters", "refused"),
            WELL);
  }

  @Test
  void clocks_mayBeApartByTheLimit_andNoMore() {
    assertThat(Clocks.judged(Stage.KAFKA, "Kafka", -1_000, 1_000).severity())
        .isEqualTo(Severity.OK);
    assertThat(Clocks.judged(Stage.KAFKA, "Kafka", 1_001, 1_000).seen())
        .contains("1001 ms ahead of");
  }

  @Test
  void groupWithoutMembers_isBroken_exceptForAlerts() {
    assertThat(GroupChecks.absent(Stage.SINK, "sink", "memwall streams").isBroken()).isTrue();
    assertThat(GroupChecks.absent(Stage.ALERTS, "alerts", "memwall alerts").isBroken()).isFalse();
  }
}
