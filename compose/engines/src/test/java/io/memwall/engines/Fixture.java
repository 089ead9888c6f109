package io.memwall.engines;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * A second process for tests: {@code hold DIR} takes a data directory, {@code kafka DIR} and {@code
 * clickhouse DIR} start that engine there, {@code fetch CACHE PATH} fetches ClickHouse, {@code
 * shared FILE} starts the shared Kafka and ends. Each of the first three writes DIR/up with the
 * engine's process id and then stays until it is killed.
 */
final class Fixture {
  private Fixture() {}

  static Process run(Path log, String... arguments) throws Exception {
    List<String> command =
        ChildJvm.command(
            EngineHome.create(log.resolveSibling("jvm-" + log.getFileName())),
            List.of("-Xmx128m"),
            Fixture.class,
            List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  public static void main(String[] args) throws Exception {
    Path place = Path.of(args[1]);
    switch (args[0]) {
      case "hold" -> stay(place, hold(place));
      case "kafka" -> stay(place, KafkaEngine.start(KafkaOptions.in(place)).pid().getAsLong());
      case "clickhouse" -> stay(place, startClickHouse(place));
      case "fetch" ->
          ClickHouse.find(Map.of("XDG_CACHE_HOME", args[1], "PATH", args[2]), line -> {});
      case "shared" -> Files.writeString(place, SharedEngines.kafka());
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static long hold(Path place) {
    DataDirectory.open(place, "memwall up");
    return ProcessHandle.current().pid();
  }

  private static long startClickHouse(Path place) {
    ClickHouseSource source = ClickHouse.find(line -> {});
    return ClickHouseEngine.start(ClickHouseOptions.in(place, source)).pid().getAsLong();
  }

  private static void stay(Path place, long pid) throws Exception {
    Path half = place.resolve("up.half");
    Files.writeString(half, Long.toString(pid));
    Files.move(half, place.resolve("up"));
    new CountDownLatch(1).await();
  }
}
