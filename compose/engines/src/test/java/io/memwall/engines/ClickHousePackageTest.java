package io.memwall.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClickHousePackageTest {
  private static final String PLACE = "node_modules/@chdb/lib-linux-x64-gnu";

  /** Leaves what npm would leave, and a line for each time it was called. */
  private static final String NPM =
      """
      echo "$PWD $*" >> "$(dirname "$0")/calls"
      test -f package.json && test -f package-lock.json || exit 1
      mkdir -p node_modules/@chdb/lib-linux-x64-gnu
      echo so > node_modules/@chdb/lib-linux-x64-gnu/libchdb.so""";

  @TempDir Path dir;

  private final List<String> progress = new ArrayList<>();

  private Map<String, String> environment(FakePrograms programs) {
    return Map.of("XDG_CACHE_HOME", dir.resolve("cache").toString(), "PATH", programs.path());
  }

  private Path cache() {
    return dir.resolve("cache/memwall/clickhouse");
  }

  @Test
  void lockFile_pinsContentAndNamesNoRegistry() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    try (InputStream lock = Template.open("package-lock.json");
        InputStream wanted = Template.open("package.json")) {
      JsonNode packages = mapper.readTree(lock).get("packages");
      assertThat(packages.findValue("resolved")).isNull();
      assertThat(packages.toString()).doesNotContain("://");
      assertThat(packages.fieldNames()).toIterable().containsExactly("", PLACE);
      assertThat(packages.get(PLACE).get("integrity").asText()).startsWith("sha512-XP97mMqnc5tZ");
      assertThat(mapper.readTree(wanted).get("dependencies"))
          .isEqualTo(packages.get("").get("dependencies"))
          .hasToString("{\"@chdb/lib-linux-x64-gnu\":\"26.7.3-stable.1\"}");
    }
  }

  @Test
  void fetch_happensOnce_andIsAnnounced() throws Exception {
    FakePrograms programs = FakePrograms.in(dir).add("npm", NPM);
    ClickHouseSource source = ClickHouse.find(environment(programs), progress::add);
    Path library = cache().resolve("26.7.3-stable.1").resolve(PLACE).resolve("libchdb.so");
    assertThat(source).isEqualTo(new ClickHouseSource.Library(library));
    assertThat(library).exists();
    assertThat(progress)
        .singleElement()
        .asString()
        .startsWith("fetching ClickHouse 26.7.3 (543 MB unpacked) with npm");
    assertThat(ClickHouse.find(environment(programs), progress::add)).isEqualTo(source);
    assertThat(progress).hasSize(1);
    assertThat(Files.readAllLines(programs.bin().resolve("calls")))
        .singleElement()
        .asString()
        .contains(" ci --ignore-scripts ");
  }

  @Test
  void halfFinishedFetch_isCleanedAway() throws Exception {
    FakePrograms programs = FakePrograms.in(dir).add("npm", NPM);
    Path half = Files.createDirectories(cache().resolve("26.7.3-stable.1.partial/node_modules"));
    Files.writeString(half.resolve("rest"), "of a killed fetch");
    Files.createDirectories(cache().resolve("26.7.3-stable.1/node_modules"));
    ClickHouse.find(environment(programs), progress::add);
    assertThat(cache())
        .isDirectoryNotContaining("glob:**partial*")
        .isDirectoryContaining("glob:**26.7.3-stable.1");
  }

  @Test
  void failingNpm_isQuoted_andLeavesNothing() throws Exception {
    FakePrograms programs =
        FakePrograms.in(dir).add("npm", "echo npm error code EINTEGRITY; exit 1");
    assertThatThrownBy(() -> ClickHouse.find(environment(programs), progress::add))
        .isInstanceOf(ClickHouseMissingException.class)
        .hasMessageContaining("npm ci failed with code 1")
        .hasMessageContaining("EINTEGRITY")
        .hasMessageContaining("MEMWALL_CLICKHOUSE_URL");
    assertThat(cache()).isDirectoryNotContaining("glob:**26.7.3*");
  }

  @Test
  void twoProcesses_fetchOnce() throws Exception {
    // Slow enough that the second comes while the first is at it.
    FakePrograms programs = FakePrograms.in(dir).add("npm", "sleep 2\n" + NPM);
    String cache = dir.resolve("cache").toString();
    Process one = Fixture.run(dir.resolve("one.log"), "fetch", cache, programs.path());
    Process two = Fixture.run(dir.resolve("two.log"), "fetch", cache, programs.path());
    assertThat(one.waitFor()).as(Files.readString(dir.resolve("one.log"))).isZero();
    assertThat(two.waitFor()).as(Files.readString(dir.resolve("two.log"))).isZero();
    assertThat(Files.readAllLines(programs.bin().resolve("calls"))).hasSize(1);
  }
}
