package io.memwall.standalone.ask;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.sql.QueryRunner;
import io.memwall.standalone.EmptyDatabase;
import io.memwall.standalone.Progress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What a score was made of, asked of a real database. */
final class WhyIT {
  private static final String SENTENCE = "WARN pool p3 0.51 since 10:00: pool 93 % full";
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:22Z");
  private static QueryRunner runner;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void store() throws Exception {
    var database = EmptyDatabase.one();
    runner = new QueryRunner(database);
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO hotspot (case_name, entity_kind, entity, t_start, t_end, rev, state, score, sentence,
            `components.component`, `components.weight`, `components.x`, `components.contribution`,
            `components.missing`, `components.excused`,
            `measures.component`, `measures.measure`, `measures.value`, `measures.low`, `measures.high`,
            `measures.source`, `measures.generation`, `measures.counter`, `measures.coverage`)
          VALUES ('', 'POOL', 'p3', '2026-03-01 10:00:10', '2026-03-01 10:00:20', 1, 'WARN', 0.51, '%s',
            ['demand', 'pool'], [0.6, 0.8], [NULL, 0.64], [NULL, 1], ['no baseline', NULL], [false, false],
            ['pool'], ['used_share'], [0.93], [0.8], [0.95], ['pool:p3'], [0], [0], [1])
          """
              .formatted(SENTENCE));
    }
  }

  @Test
  void theCommandOfASentence_saysItAgain_withEveryValueBehindIt() throws Exception {
    ask("pool:p3", "--at", "2026-03-01T10:00:20Z", "--format", "csv");

    assertThat(err.toString()).isEqualTo(SENTENCE + System.lineSeparator());
    assertThat(out.toString())
        .contains("pool:p3,2026-03-01T10:00:10Z,WARN,0.51,pool,used_share,0.93,0.8,0.95,0.64,1")
        .contains("demand")
        .contains("no baseline");
  }

  @Test
  void aTimeWithinTheNextWindow_meansTheOneThatEndedLast() throws Exception {
    ask("pool:p3", "--at", "2026-03-01T10:00:29Z", "--format", "csv");
    assertThat(out.toString()).contains("used_share");
  }

  @Test
  void withoutATime_itIsTheLastWindowThatCanBeJudgedByNow() throws Exception {
    ask("pool:p3", "--format", "csv");
    assertThat(out.toString()).contains("used_share");
  }

  @Test
  void anEntityThatWasNotJudgedThen_isToldSo_withWhereToLook() throws Exception {
    ask("pool:p4", "--at", "2026-03-01T10:00:20Z");
    assertThat(err.toString())
        .contains("pool:p4 was not judged then; memwall query hotspots lists what was");

    ask("pool:p3", "--at", "2026-03-01T10:00:40Z");
    assertThat(err.toString()).contains("pool:p3 was not judged then");
  }

  private void ask(String... words) throws Exception {
    var command = new WhyCommand();
    var line = new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));
    line.parseArgs(words);
    command.say(runner, NOW, new Progress(line.getErr()));
  }
}
