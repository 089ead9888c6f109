package io.memwall.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The engine behind a program named clickhouse, which is how most people have it. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ClickHouseBinaryIT {
  @TempDir Path dir;

  /**
   * Takes the command line of {@code clickhouse server} and runs the library with it. The fifo that
   * it opens for reading and writing never ends, as nobody's standard input would.
   */
  private ClickHouseSource program(ClickHouseSource.Library library) throws Exception {
    List<String> java =
        ChildJvm.command(
            EngineHome.create(dir.resolve("program")),
            List.of("-Xmx64m"),
            ClickHouseLauncherMain.class,
            List.of(library.library().toString()));
    FakePrograms programs =
        FakePrograms.in(dir)
            .add(
                "clickhouse",
                """
                if [ "$2" = --version ]; then echo "ClickHouse local version 26.7.2.1."; exit; fi
                test "$1" = server || exit 1
                mkfifo stdin.fifo
                exec %s "$2" --path=%s 0<>stdin.fifo"""
                    .formatted(String.join(" ", java), dir.resolve("home/data")));
    return ClickHouse.find(Map.of("PATH", programs.path(), "HOME", dir.toString()), line -> {});
  }

  @Test
  void program_isStartedStoppedAndKilledWithItsSupervisor() throws Exception {
    if (!(Need.ownClickHouse() instanceof ClickHouseSource.Library library)) {
      return; // All other tests have used a program.
    }
    ClickHouseSource source = program(library);
    assertThat(source).isInstanceOf(ClickHouseSource.Binary.class);
    ClickHouseOptions options = ClickHouseOptions.in(dir.resolve("home"), source);
    ProcessHandle server;
    try (ClickHouseEngine engine = ClickHouseEngine.start(options)) {
      new Sql(engine.httpUrl()).run("CREATE TABLE t (n UInt64) ENGINE = MergeTree ORDER BY n");
      server = server(engine);
    }
    assertThat(server.isAlive()).isFalse();
    Files.delete(dir.resolve("home/run/stdin.fifo"));
    ClickHouseEngine again = ClickHouseEngine.start(options);
    assertThat(new Sql(again.httpUrl()).run("SELECT count() FROM t")).isEqualTo("0");
    server = server(again);
    again.kill();
    assertThat(server.isAlive()).isFalse();
  }

  private static ProcessHandle server(ClickHouseEngine engine) {
    return ProcessHandle.of(engine.pid().getAsLong())
        .orElseThrow()
        .children()
        .findFirst()
        .orElseThrow();
  }
}
