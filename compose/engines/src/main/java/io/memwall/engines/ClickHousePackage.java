package io.memwall.engines;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The ClickHouse engine as the npm package that carries it, in the user's cache.
 *
 * @param cache of all versions
 */
record ClickHousePackage(NpmCache cache) {
  /** The engine's version; the package's own, with its suffix, is in {@code package-lock.json}. */
  static final String VERSION = "26.7.3";

  private static final String DIRECTORY = "26.7.3-stable.1";
  private static final String LIBRARY = "node_modules/@chdb/lib-linux-x64-gnu/libchdb.so";

  static ClickHousePackage of(Map<String, String> environment) {
    return new ClickHousePackage(NpmCache.of("clickhouse", environment));
  }

  private static NpmCache.Wanted wanted() {
    return new NpmCache.Wanted(
        DIRECTORY,
        LIBRARY,
        Template.text("package.json"),
        Template.text("package-lock.json"),
        "ClickHouse %s (543 MB unpacked)".formatted(VERSION));
  }

  Optional<Path> installed() {
    return cache.installed(wanted()).map(directory -> directory.resolve(LIBRARY));
  }

  /** Returns the library, fetching it first where it is not there yet. */
  Path fetch(Map<String, String> environment, Consumer<String> progress) {
    requirePlatform(System.getProperty("os.name"), System.getProperty("os.arch"));
    try {
      return cache.fetch(wanted(), environment, progress).resolve(LIBRARY);
    } catch (NpmException e) {
      // Says besides what else would do.
      throw new ClickHouseMissingException(e.getMessage());
    }
  }

  static void requirePlatform(String system, String processor) {
    boolean served =
        system.toLowerCase(Locale.ROOT).equals("linux")
            && (processor.equals("amd64") || processor.equals("x86_64"));
    if (!served) {
      throw new ClickHouseMissingException(
          "the npm package serves Linux on x86-64, this is %s on %s".formatted(system, processor));
    }
  }
}
