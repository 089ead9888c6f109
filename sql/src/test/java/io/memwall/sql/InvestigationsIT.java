package io.memwall.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What docs/sql.md asks is answered as it says there. -Dgolden.rewrite=true writes what is answered
 * now.
 */
final class InvestigationsIT {
  private static final Path PAGE = Path.of("../docs/sql.md");
  private static final Pattern QUESTION =
      Pattern.compile("```sql\n(.*?)```\n\n```text\n(.*?)```\n", Pattern.DOTALL);
  private static Database database;

  @BeforeAll
  static void load() throws Exception {
    database = TestDatabase.empty("sql");
    String data = Files.readString(Path.of("testdata/data.sql"));
    TestDatabase.execute(database, SqlScript.statements(data).toArray(String[]::new));
  }

  @Test
  void everyQuestionOfThePage_isAnsweredAsItSays() throws Exception {
    String page = Files.readString(PAGE);
    var questions = QUESTION.matcher(page);
    String now = questions.replaceAll(found -> Matcher.quoteReplacement(answered(found)));
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.write(PAGE, now.getBytes(UTF_8));
    }
    assertThat(questions.reset().results()).hasSizeGreaterThanOrEqualTo(10);
    assertThat(page).doesNotContain("```text\n```").isEqualTo(now);
  }

  private static String answered(MatchResult question) {
    String answer = new QueryRunner(database).sql(question.group(1)).text(QueryFormat.TABLE);
    return "```sql\n%s```\n\n```text\n%s```\n".formatted(question.group(1), answer);
  }
}
