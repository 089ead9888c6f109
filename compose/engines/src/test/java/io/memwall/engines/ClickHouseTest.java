package io.memwall.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClickHouseTest {
  @TempDir Path dir;

  private final Map<String, String> environment = new HashMap<>();
  private FakePrograms programs;

  @BeforeEach
  void bareEnvironment() throws Exception {
    programs = FakePrograms.in(dir);
    environment.put("XDG_CACHE_HOME", dir.resolve("cache").toString());
    environment.put("PATH", programs.bin().toString());
  }

  @Test
  void nothingThere_namesTheThreeWays() {
    assertThat(ClickHouse.present(environment)).isEmpty();
    assertThatThrownBy(() -> ClickHouse.find(environment, line -> {}))
        .isInstanceOf(ClickHouseMissingException.class)
        .hasMessageStartingWith("no ClickHouse: npm is not on the PATH.")
        .hasMessageContaining("MEMWALL_CLICKHOUSE_URL=http://HOST:8123")
        .hasMessageContaining("clickhouse binary, 24.8 or newer, on the PATH")
        .hasMessageContaining("npm (Node.js)")
        .hasMessageNotContaining("\n");
  }

  @Test
  void otherPlatform_namesTheThreeWays() {
    assertThatThrownBy(() -> ClickHousePackage.requirePlatform("Mac OS X", "aarch64"))
        .isInstanceOf(ClickHouseMissingException.class)
        .hasMessageContaining("this is Mac OS X on aarch64")
        .hasMessageContaining("MEMWALL_CLICKHOUSE_URL");
  }

  @Test
  void givenUrl_comesFirst_andMustAnswer() throws Exception {
    programs.add("clickhouse", "echo ClickHouse local version 26.3.1.2.");
    int unused;
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      unused = probe.getLocalPort();
    }
    String url = "http://127.0.0.1:" + unused;
    environment.put("MEMWALL_CLICKHOUSE_URL", url + "/");
    assertThat(ClickHouse.present(environment)).contains(new ClickHouseSource.External(url));
    assertThatThrownBy(() -> ClickHouse.find(environment, line -> {}))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("no ClickHouse answers at " + url)
        .hasMessageContaining("MEMWALL_CLICKHOUSE_URL");
  }

  @Test
  void malformedUrl_isRefused() {
    environment.put("MEMWALL_CLICKHOUSE_URL", "localhost 8123");
    assertThatThrownBy(() -> ClickHouse.find(environment, line -> {}))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("localhost 8123");
  }

  @Test
  void program_isTaken_unlessTooOld() throws Exception {
    programs.add("clickhouse", "echo ClickHouse local version 24.8.1.1 '(official build).'");
    assertThat(ClickHouse.present(environment))
        .contains(new ClickHouseSource.Binary(programs.bin().resolve("clickhouse")));
    programs.add("clickhouse", "echo ClickHouse local version 18.16.1.");
    assertThat(ClickHouse.present(environment)).isEmpty();
    programs.add("clickhouse", "exit 1");
    assertThat(ClickHouse.present(environment)).isEmpty();
  }

  @Test
  void version_isComparedByYearThenRelease() {
    assertThat(ClickHouseVersion.parse("version 24.12.1.1"))
        .hasValueSatisfying(v -> assertThat(v.serves()).isTrue());
    assertThat(ClickHouseVersion.parse("version 24.3.9.1"))
        .hasValueSatisfying(v -> assertThat(v.serves()).isFalse());
    assertThat(ClickHouseVersion.parse("version 25.1.1.1"))
        .hasValueSatisfying(v -> assertThat(v.serves()).isTrue());
    assertThat(ClickHouseVersion.parse("what?")).isEmpty();
  }
}
