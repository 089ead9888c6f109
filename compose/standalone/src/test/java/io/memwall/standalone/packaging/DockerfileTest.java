package io.memwall.standalone.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The image holds what is named, and runs as nobody. */
class DockerfileTest {
  /** What the build makes; not there in a clean clone. */
  private static final Set<String> BUILT = Set.of("compose/standalone/target/memwall-agent.jar");

  private static Stream<String> instructions(String name) {
    // A line that goes on is one instruction.
    String text = String.join("\n", Shipped.lines("agent/Dockerfile")).replace("\\\n", " ");
    return text.lines().filter(line -> line.startsWith(name + " "));
  }

  @Test
  void base_isOneExactVersion() {
    assertThat(instructions("FROM"))
        .singleElement()
        .asString()
        .matches("FROM [a-z0-9/-]+:\\d+\\.\\d+\\.\\d+[A-Za-z0-9_.-]*");
  }

  @Test
  void user_isNobodyByNumber() {
    assertThat(instructions("USER")).containsExactly("USER 65532:65532");
  }

  @Test
  void nothing_isFetchedOrSecret() {
    assertThat(instructions("ADD")).isEmpty();
    assertThat(instructions("RUN")).noneMatch(line -> line.matches(".*(curl|wget|apt-get|sudo).*"));
    assertThat(Stream.concat(instructions("ENV"), instructions("ARG")))
        .noneMatch(line -> line.toLowerCase(Locale.ROOT).matches(".*(password|token|key).*"));
  }

  @Test
  void copies_areOfFilesThatAreThere() {
    Path top = Shipped.compose().getParent();
    assertThat(instructions("COPY"))
        .isNotEmpty()
        .allSatisfy(
            line -> {
              List<String> words =
                  Stream.of(line.split("\\s+")).filter(word -> !word.startsWith("--")).toList();
              String source = words.get(1);
              assertThat(BUILT.contains(source) || Files.isRegularFile(top.resolve(source)))
                  .as(source)
                  .isTrue();
            });
  }

  /** A shell in between would keep SIGTERM and SIGHUP for itself. */
  @Test
  void entryPoint_getsTheSignals() {
    assertThat(instructions("ENTRYPOINT"))
        .containsExactly("ENTRYPOINT [\"/usr/bin/memwall-agent\"]");
    assertThat(instructions("CMD")).singleElement().asString().startsWith("CMD [");
    assertThat(Shipped.lines("agent/memwall-agent")).last().asString().startsWith("exec ");
  }
}
