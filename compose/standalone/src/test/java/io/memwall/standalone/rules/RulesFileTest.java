package io.memwall.standalone.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.streams.alerts.Receiver.Way;
import io.memwall.streams.alerts.Rule;
import io.memwall.streams.alerts.Severity;
import io.memwall.streams.hotspot.Component;
import io.memwall.streams.hotspot.Measure;
import io.memwall.streams.hotspot.Ramp;
import io.memwall.streams.hotspot.Thresholds;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class RulesFileTest {
  @Test
  void anEmptyFile_isEverythingAsItIsWithoutOne() {
    var read = RulesFile.of("");
    assertThat(read.mistakes()).isEmpty();
    assertThat(read.value().orElseThrow()).isEqualTo(RulesFile.none());
  }

  @Test
  void aFile_saysWhoIsToldAndWhen() {
    var rules =
        RulesFile.of(
                """
                receivers:
                  - http://127.0.0.1:9093
                  - name: chat
                    kind: webhook
                    url: https://chat.example/hook
                    least: critical
                    entities: ["pool:*"]
                    rules: [memory-wall, leak-suspect]
                    group_by: [entity]
                maintenance:
                  - name: patching
                    entities: ["host:h1*"]
                    from: 2026-03-01T03:00:00Z
                    to: 2026-03-01T04:00:00Z
                    every: 7d
                watch:
                  silent_after: 20s
                """)
            .value()
            .orElseThrow()
            .alerts();

    assertThat(rules.receivers().get(0).way()).isEqualTo(Way.ALERTMANAGER);
    assertThat(rules.receivers().get(0).wants().rules()).contains(Rule.WATCHDOG);
    assertThat(rules.receivers().get(0).keepAlive()).isEqualTo(Duration.ofSeconds(30));
    assertThat(rules.receivers().get(1).wants().least()).isEqualTo(Severity.CRITICAL);
    assertThat(rules.receivers().get(1).groupBy()).containsExactly("entity");
    assertThat(rules.maintenance().get(0).from()).isEqualTo(Instant.parse("2026-03-01T03:00:00Z"));
    assertThat(rules.watch().silentAfter()).isEqualTo(Duration.ofSeconds(20));
    assertThat(rules.watch().reports()).isEqualTo(3);
  }

  @Test
  void thresholds_changeWhatIsWritten_andNothingElse() {
    var rule =
        RulesFile.of(
                """
                thresholds:
                  - entities: ["link:backup-*"]
                    measures:
                      utilisation: {low: 0.8, high: 0.99}
                    weights:
                      demand: 0.5
                    limits:
                      critical: 0.8
                """)
            .value()
            .orElseThrow()
            .thresholds()
            .get(0);

    var initial = Thresholds.DEFAULT;
    assertThat(rule.thresholds())
        .isEqualTo(
            initial
                .with(Measure.UTILISATION, new Ramp(0.8, 0.99))
                .with(Component.DEMAND, 0.5)
                .with(
                    new Thresholds.Limits(
                        initial.limits().warn(),
                        0.8,
                        initial.limits().leaveCritical(),
                        initial.limits().leaveWarn())));
  }

  @Test
  void everyMistake_isSaidAtOnce_withItsLine() {
    var read =
        RulesFile.of(
            """
            recievers: []
            receivers:
              - url: 127.0.0.1:9093
              - url: http://a:1
                least: severe
              - url: http://b:1
                entities: [p1]
            maintenance:
              - name: m
                from: 2026-03-01T03:00:00Z
                to: 2026-03-01T03:00:00Z
            thresholds:
              - measures:
                  utilisation: {low: 0.9, high: 0.5}
            """);
    assertThat(read.value()).isEmpty();
    assertThat(read.mistakes())
        .anySatisfy(each -> assertThat(each).contains("rules.yaml:1", "did you mean receivers?"))
        .anySatisfy(each -> assertThat(each).contains("rules.yaml:3", "is no"))
        .anySatisfy(each -> assertThat(each).contains("rules.yaml:5", "warning, critical"))
        .anySatisfy(each -> assertThat(each).contains("rules.yaml:7", "pool:p1"))
        .anySatisfy(each -> assertThat(each).contains("cannot be: it ends"))
        .anySatisfy(each -> assertThat(each).contains("is not above low"));
  }
}
