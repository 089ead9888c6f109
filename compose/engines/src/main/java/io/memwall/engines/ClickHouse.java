package io.memwall.engines;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Finds a ClickHouse for this machine. */
public final class ClickHouse {
  private ClickHouse() {}

  /**
   * Takes the first of: the server at {@code MEMWALL_CLICKHOUSE_URL}, a {@code clickhouse} program
   * on the PATH that is not older than 24.8, the npm package in the user's cache, the npm package
   * fetched into that cache.
   *
   * @param progress gets one line before anything that takes longer than two seconds
   * @throws ClickHouseMissingException when none of them can be had
   * @throws EngineException when the given server does not answer
   */
  public static ClickHouseSource find(Consumer<String> progress) {
    return find(System.getenv(), progress);
  }

  static ClickHouseSource find(Map<String, String> environment, Consumer<String> progress) {
    Optional<ClickHouseSource> present = present(environment);
    if (present.isPresent()) {
      if (present.get() instanceof ClickHouseSource.External external) {
        verify(external);
      }
      return present.get();
    }
    return new ClickHouseSource.Library(
        ClickHousePackage.of(environment).fetch(environment, progress));
  }

  /**
   * Like {@link #find}, but passes over {@code MEMWALL_CLICKHOUSE_URL}: one to start on a
   * directory.
   */
  public static ClickHouseSource findLocal(Consumer<String> progress) {
    var environment = new HashMap<>(System.getenv());
    environment.remove("MEMWALL_CLICKHOUSE_URL");
    return find(environment, progress);
  }

  /**
   * Like {@link #find}, but fetches nothing and asks nobody: what is there already. Empty: {@link
   * #find} would fetch.
   */
  public static Optional<ClickHouseSource> present() {
    return present(System.getenv());
  }

  static Optional<ClickHouseSource> present(Map<String, String> environment) {
    String url = environment.getOrDefault("MEMWALL_CLICKHOUSE_URL", "");
    if (!url.isBlank()) {
      return Optional.of(new ClickHouseSource.External(url.trim().replaceAll("/+$", "")));
    }
    Optional<Path> program =
        program("clickhouse", environment)
            .filter(
                file -> ClickHouseVersion.of(file).filter(ClickHouseVersion::serves).isPresent());
    if (program.isPresent()) {
      return Optional.of(new ClickHouseSource.Binary(program.get()));
    }
    return ClickHousePackage.of(environment).installed().map(ClickHouseSource.Library::new);
  }

  static void verify(ClickHouseSource.External external) {
    String fix = "; check MEMWALL_CLICKHOUSE_URL, or unset it to have memwall start its own";
    try {
      if (!new ClickHouseHttp(external.url()).pings()) {
        throw new EngineException("what answers at " + external.url() + " is no ClickHouse" + fix);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new EngineException(
          "no ClickHouse answers at %s (%s)%s".formatted(external.url(), e.getMessage(), fix), e);
    }
  }

  /** The program of that name on the PATH, absolute. */
  static Optional<Path> program(String name, Map<String, String> environment) {
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, name).toAbsolutePath())
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }
}
