package io.memwall.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.site.grafana.Boards;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Grafana mounts is what the descriptions say; -Dgolden.rewrite=true writes it anew. */
class DashboardsTest {
  static List<Path> descriptions() {
    return Tree.files("grafana/boards", ".yaml");
  }

  @ParameterizedTest
  @MethodSource("descriptions")
  void dashboard_isWhatItsDescriptionSays(Path description) throws IOException {
    Path file = dashboard(description);
    String json = Boards.json(Tree.text(description));
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(file, json);
    }
    assertThat(Tree.text(file)).isEqualTo(json);
  }

  @Test
  void dashboards_areSevenAndEachIsDescribed() {
    assertThat(descriptions()).hasSize(7);
    assertThat(Tree.files("grafana/dashboards", ".json"))
        .containsExactlyElementsOf(descriptions().stream().map(DashboardsTest::dashboard).toList());
  }

  private static Path dashboard(Path description) {
    String name = description.getFileName().toString().replace(".yaml", ".json");
    return Tree.at("grafana/dashboards").resolve(name);
  }
}
