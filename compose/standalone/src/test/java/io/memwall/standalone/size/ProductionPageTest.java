package io.memwall.standalone.size;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The example of the production layout is what the command prints. */
final class ProductionPageTest {
  private static final Path PAGE = Path.of("..", "..", "docs", "production.md");
  private static final String BEGIN = "<!-- size: written by ProductionPageTest -->\n```\n";
  private static final String END = "```\n<!-- end of size -->\n";
  private static final String COMMAND =
      "size --nodes 1000 --links-per-node 8 --interval 10s --pools 20 --tenants 50"
          + " --replication 3 --table-copies 2 --keep-results 90d";

  @Test
  void page_showsWhatTheCommandPrints() throws IOException {
    String page = Files.readString(PAGE);
    int from = page.indexOf(BEGIN) + BEGIN.length();
    int to = page.indexOf(END);
    assertThat(from).isGreaterThan(BEGIN.length() - 1).isLessThanOrEqualTo(to);
    String printed = "$ memwall " + COMMAND + "\n" + printed();
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(PAGE, page.substring(0, from) + printed + page.substring(to));
    } else {
      assertThat(page.substring(from, to)).isEqualTo(printed);
    }
  }

  /** How it was counted stands in the reference, and is the same for every example. */
  private static String printed() {
    var out = new StringWriter();
    var line =
        new CommandLine(new SizeCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(new PrintWriter(out));
    assertThat(line.execute(COMMAND.substring("size ".length()).split(" "))).isZero();
    line.getOut().flush();
    String all = out.toString();
    return all.substring(0, all.indexOf("\nFormulas\n"));
  }
}
