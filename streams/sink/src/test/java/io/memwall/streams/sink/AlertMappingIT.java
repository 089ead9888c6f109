package io.memwall.streams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.schemas.results.Alert;
import io.memwall.schemas.results.AlertSeverity;
import io.memwall.schemas.results.AlertState;
import io.memwall.schemas.results.Notified;
import io.memwall.schemas.results.Revision;
import io.memwall.sql.Database;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was alerted of keeps its values, and a later word of an episode replaces an earlier. */
final class AlertMappingIT {
  private static final Instant T0 = Instant.parse("2026-03-01T03:00:00.000000001Z");
  private static Database database;

  @BeforeAll
  static void migrate() {
    database = Servers.empty();
  }

  @Test
  void anEpisode_isOneRow_withItsLastWord() throws Exception {
    Servers.insert(
        database, AlertTable.create(), alert(2, AlertState.RESOLVED, T0.plusSeconds(60)));
    Servers.insert(database, AlertTable.create(), alert(1, AlertState.FIRING, null));

    assertThat(
            Servers.rows(
                database,
                """
                SELECT state, severity, t_start, t_end, t_quiet, change, sentence, labels,
                  annotations['causes'], suppressed_by, `notified.receiver`, `notified.change`, rev
                FROM alert FINAL WHERE entity = 'p3'
                """))
        .containsExactly(
            Arrays.asList(
                "RESOLVED",
                "CRITICAL",
                T0,
                T0.plusSeconds(60),
                null,
                2L,
                "CRITICAL pool p3",
                Map.of("tenant", "llm-a"),
                "demand",
                null,
                List.of("am", "hook"),
                List.of(2L, 1L),
                (7L << 32) + 2));
  }

  private static Alert alert(long change, AlertState state, Instant ended) {
    return Alert.newBuilder()
        .setRule("memory-wall")
        .setEntityKind("pool")
        .setEntity("p3")
        .setFabricId("f")
        .setState(state)
        .setSeverity(AlertSeverity.CRITICAL)
        .setTStarted(T0)
        .setTChanged(T0)
        .setTEnded(ended)
        .setChange(change)
        .setSentence("CRITICAL pool p3")
        .setLabels(Map.of("tenant", "llm-a"))
        .setAnnotations(Map.of("causes", "demand"))
        .setNotified(List.of(new Notified("am", change, T0), new Notified("hook", 1L, T0)))
        .setRevision(new Revision(7L, change))
        .setTComputed(T0)
        .build();
  }
}
