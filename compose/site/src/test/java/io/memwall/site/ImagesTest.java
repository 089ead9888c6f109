package io.memwall.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** memwall's images are made of what is there or what the build makes, as far as files can tell. */
class ImagesTest {
  private static final Path TOP = Tree.compose().getParent();
  private static final String BUILT = "compose/standalone/target/";

  /** What {@code mvn package} makes, and where its build says so. */
  private static final Map<String, String> MADE =
      Map.of(
          BUILT + "memwall-standalone.jar", "<finalName>memwall-standalone</finalName>",
          BUILT + "lib", "<outputDirectory>${project.build.directory}/lib</outputDirectory>",
          BUILT + "memwall-agent.jar",
              "<outputFile>${project.build.directory}/memwall-agent.jar</outputFile>");

  private static Stream<List<String>> copies(String dockerfile) {
    return Tree.text(Tree.at(dockerfile))
        .lines()
        .filter(line -> line.startsWith("COPY "))
        .map(
            line ->
                Stream.of(line.split("\\s+", -1))
                    .skip(1)
                    .filter(word -> !word.startsWith("--"))
                    .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"server/Dockerfile", "agent/Dockerfile"})
  void image_copiesWhatIsThereOrBuilt(String dockerfile) {
    String build = Tree.text(Tree.at("standalone/pom.xml"));
    var copies = copies(dockerfile).toList();
    assertThat(copies).isNotEmpty().allSatisfy(copy -> assertThat(copy).hasSize(2));
    for (List<String> copy : copies) {
      String from = copy.get(0);
      if (from.startsWith(BUILT)) {
        assertThat(MADE).containsKey(from);
        assertThat(build).contains(MADE.get(from));
      } else {
        assertThat(TOP.resolve(from)).isRegularFile();
      }
    }
  }

  /** What is not named there does not reach the builder. */
  @Test
  void dockerignore_letsThroughWhatIsCopied_andNothingElse() {
    var kept =
        Tree.text(TOP.resolve(".dockerignore"))
            .lines()
            .filter(line -> !line.startsWith("#"))
            .toList();
    assertThat(kept.get(0)).isEqualTo("*");
    assertThat(kept.stream().skip(1).map(line -> line.replaceFirst("^!", "")))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of("server/Dockerfile", "agent/Dockerfile")
                .flatMap(ImagesTest::copies)
                .map(copy -> copy.get(0))
                .distinct()
                .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"server/Dockerfile", "agent/Dockerfile"})
  void image_startsAProgramItHolds_andIsNobody(String dockerfile) {
    String text = Tree.text(Tree.at(dockerfile));
    String entry = text.replaceFirst("(?s).*\nENTRYPOINT \\[\"([^\"]+)\"].*", "$1");
    var program =
        copies(dockerfile).filter(copy -> copy.get(1).equals(entry)).map(copy -> copy.get(0));
    assertThat(program.toList())
        .singleElement()
        .satisfies(file -> assertThat(Files.isExecutable(TOP.resolve(file))).isTrue());
    assertThat(text).contains("\nUSER 65532:65532\n");
  }

  /** The launchers look for the archives where the images put them. */
  @Test
  void launcher_findsItsArchive() {
    String server = Tree.text(Tree.at("server/memwall"));
    assertThat(server).contains("/usr/lib/memwall/memwall-standalone.jar:/usr/lib/memwall/lib/*");
    assertThat(copies("server/Dockerfile").map(copy -> copy.get(1)))
        .contains("/usr/lib/memwall/", "/usr/lib/memwall/lib");
    assertThat(Tree.at("standalone/src/main/java/io/memwall/standalone/Main.java")).exists();
    assertThat(Tree.text(Tree.at("agent/memwall-agent"))).contains(":-/usr/lib/memwall}");
    assertThat(copies("agent/Dockerfile").map(copy -> copy.get(1)))
        .contains("/usr/lib/memwall/memwall-agent.jar");
  }

  /** Every image of ours that the stack names is built from one of these files. */
  @Test
  void stack_buildsItsOwnImages() {
    JsonNode services = Provisioned.yaml(Tree.at("docker-compose.yml")).get("services");
    services.forEach(
        service -> {
          if (service.get("image").asText().contains("MEMWALL")) {
            assertThat(service.at("/build/context").asText()).isEqualTo("..");
            assertThat(TOP.resolve(service.at("/build/dockerfile").asText())).isRegularFile();
          }
        });
  }
}
