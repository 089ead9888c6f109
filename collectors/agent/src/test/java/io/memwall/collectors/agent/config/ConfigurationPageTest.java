package io.memwall.collectors.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The documentation lists every key, as the reading itself knows them; {@code
 * -Dgolden.rewrite=true} writes the list anew.
 */
class ConfigurationPageTest {
  private static final Path PAGE = Path.of("..", "..", "docs", "configuration.md");
  private static final String BEGIN = "<!-- keys: written by ConfigurationPageTest -->\n";
  private static final String END = "<!-- end of keys -->\n";

  @Test
  void page_listsEveryKey() throws IOException {
    String page = Files.readString(PAGE);
    int from = page.indexOf(BEGIN) + BEGIN.length();
    int to = page.indexOf(END);
    assertThat(from).isGreaterThan(BEGIN.length() - 1).isLessThanOrEqualTo(to);
    String list = list();
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(PAGE, page.substring(0, from) + list + page.substring(to));
    } else {
      assertThat(page.substring(from, to)).isEqualTo(list);
    }
  }

  private static String list() {
    return ConfigReading.keys().stream()
        .collect(
            Collectors.groupingBy(
                ConfigurationPageTest::section, LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(each -> table(each.getKey(), each.getValue()))
        .collect(Collectors.joining());
  }

  private static String section(KeyNote note) {
    return note.key().substring(0, note.key().indexOf('.'));
  }

  private static String table(String section, List<KeyNote> notes) {
    return "\n### "
        + section
        + "\n\n| key | allowed | without it | what it is |\n| --- | --- | --- | --- |\n"
        + notes.stream().map(ConfigurationPageTest::row).collect(Collectors.joining());
  }

  private static String row(KeyNote note) {
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            note.key(), escaped(note.allowed()), escaped(note.initial()), escaped(note.about()));
  }

  private static String escaped(String text) {
    return text.replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;");
  }

  @Test
  void variables_nameOneKeyEach() {
    List<String> variables =
        ConfigReading.keys().stream()
            .filter(KeyNote::hasVariable)
            .map(note -> KeyNote.variable(note.key()))
            .toList();
    assertThat(variables).hasSizeGreaterThan(40).doesNotHaveDuplicates();
  }
}
