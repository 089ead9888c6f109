package io.memwall.standalone.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memwall.sql.Database;
import io.memwall.sql.QueryRunner;
import io.memwall.standalone.EmptyDatabase;
import io.memwall.standalone.rules.ThresholdSetting;
import io.memwall.streams.hotspot.Thresholds;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Stored windows judged again by other thresholds. */
final class RulesTrialIT {
  private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
  private static Database database;

  @BeforeAll
  static void store() throws Exception {
    database = EmptyDatabase.one();
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      for (int window = 0; window < 20; window++) {
        statement.execute(row(window));
      }
    }
  }

  /** A link at 90 % for ten windows, and what was made of it: warn from the third on. */
  private static String row(int window) {
    boolean isLoaded = window < 10;
    boolean isWarned = window >= 2 && window < 15;
    return """
        INSERT INTO hotspot (case_name, entity_kind, entity, t_start, t_end, rev, state, instrumentation,
          `measures.component`, `measures.measure`, `measures.value`, `measures.low`, `measures.high`,
          `measures.source`, `measures.generation`, `measures.counter`, `measures.coverage`)
        VALUES ('', 'LINK', 'l1/0', '%s', '%s', 1, '%s', ['frames'],
          ['demand', 'latency', 'credits', 'retransmits'],
          ['utilisation', 'latency_inflation', 'credit_stall', 'retransmit_ratio'], [%s, 1, 0, 0],
          [0, 0, 0, 0], [1, 1, 1, 1], ['', '', '', ''], [1, 1, 1, 1], [1, 1, 1, 1], [1, 1, 1, 1])
        """
        .formatted(
            text(window), text(window + 1), isWarned ? "WARN" : "OK", isLoaded ? "0.9" : "0.1");
  }

  private static String text(int window) {
    return T0.plusSeconds(10L * window).toString().replace("T", " ").replace("Z", "");
  }

  @Test
  void theSameThresholds_sayTheSame() {
    assertThat(trial())
        .isEqualTo("1 alerts stay, 0 are added, 0 removed, 0 change their severity\n");
  }

  @Test
  void higherOnes_removeWhatWas() {
    assertThat(trial("utilisation.low=0.85", "utilisation.high=0.99"))
        .startsWith("- link:l1/0 WARNING from 2026-03-01T10:00:30Z to 2026-03-01T10:02:30Z\n")
        .contains("0 alerts stay", "1 removed");
  }

  @Test
  void aSettingThatCannotBe_isExplained() {
    assertThatThrownBy(() -> ThresholdSetting.apply(Thresholds.DEFAULT, "utilization.low=1"))
        .hasMessageContaining("utilization is no measure");
    assertThatThrownBy(() -> ThresholdSetting.apply(Thresholds.DEFAULT, "critical"))
        .hasMessageContaining("is no KEY=VALUE");
    assertThatThrownBy(() -> ThresholdSetting.apply(Thresholds.DEFAULT, "critical=high"))
        .hasMessageContaining("no number");
  }

  private static String trial(String... settings) {
    var out = new StringWriter();
    var trial = new RulesTrial(new PrintWriter(out));
    Thresholds thresholds = Thresholds.DEFAULT;
    for (String setting : settings) {
      thresholds = ThresholdSetting.apply(thresholds, setting);
    }
    var other = thresholds;
    new HotspotHistory(new QueryRunner(database), T0).each(past -> trial.compare(past, other));
    trial.sum();
    return out.toString();
  }
}
