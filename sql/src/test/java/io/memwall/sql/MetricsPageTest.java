package io.memwall.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/metrics.md says of every saved query what its header says, so neither can drift. */
class MetricsPageTest {
  private static final Path PAGE = Path.of("../docs/metrics.md");
  private static final String BEGIN = "<!-- saved queries: written from sql/queries by a test -->";
  private static final String END = "<!-- end of saved queries -->";

  @Test
  void page_saysOfEverySavedQueryWhatItsHeaderSays() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(page).contains(BEGIN).contains(END);
    int from = page.indexOf(BEGIN) + BEGIN.length();
    int to = page.indexOf(END);
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(PAGE, page.substring(0, from) + sections() + page.substring(to));
    } else {
      assertThat(page.substring(from, to)).isEqualTo(sections());
    }
  }

  private static String sections() {
    var out = new StringBuilder("\n\n");
    for (SavedQuery query : SavedQueries.all()) {
      out.append("### ").append(query.name()).append("\n\n").append(prose(query)).append("\n\n");
      out.append("| parameter | default | meaning |\n| --- | --- | --- |\n");
      for (Parameter parameter : query.parameters()) {
        row(out, parameter.name(), parameter.defaultValue().orElse(""), parameter.description());
      }
      out.append("\n| column | meaning |\n| --- | --- |\n");
      for (SavedQuery.ColumnDoc column : query.columns()) {
        out.append("| `")
            .append(column.name())
            .append("` | ")
            .append(column.meaning())
            .append(" |\n");
      }
      out.append("\nTotals: ").append(String.join(", ", query.totals())).append(".\n\n");
    }
    return out.toString();
  }

  private static void row(StringBuilder out, String name, String defaultValue, String meaning) {
    out.append("| `%s` | %s | %s |%n".formatted(name, defaultValue, meaning).replace("\r", ""));
  }

  /** The header's sentences before its first @ line. */
  private static String prose(SavedQuery query) {
    var out = new StringBuilder();
    query
        .text()
        .lines()
        .takeWhile(line -> line.startsWith("--") && !line.startsWith("-- @"))
        .map(line -> line.substring(2).strip())
        .forEach(line -> out.append(line).append('\n'));
    return out.toString().strip();
  }
}
