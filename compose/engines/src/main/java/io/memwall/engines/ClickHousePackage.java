package io.memwall.engines;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The ClickHouse engine as the npm package that carries it, in the user's cache. The version's
 * directory appears there by a rename, so it is complete or absent.
 *
 * @param cache directory of all versions
 */
record ClickHousePackage(Path cache) {
  /** The engine's version; the package's own, with its suffix, is in {@code package-lock.json}. */
  static final String VERSION = "26.7.3";

  private static final String DIRECTORY = "26.7.3-stable.1";
  private static final String LIBRARY = "node_modules/@chdb/lib-linux-x64-gnu/libchdb.so";
  private static final Duration OTHERS_PATIENCE = Duration.ofMinutes(20);

  static ClickHousePackage of(Map<String, String> environment) {
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
    Path root = cache.isBlank() ? Path.of(home, ".cache") : Path.of(cache);
    return new ClickHousePackage(root.toAbsolutePath().resolve("memwall").resolve("clickhouse"));
  }

  private Path directory() {
    return cache.resolve(DIRECTORY);
  }

  Optional<Path> installed() {
    return Optional.of(directory().resolve(LIBRARY)).filter(Files::isRegularFile);
  }

  /** Returns the library, fetching it first where it is not there yet. */
  Path fetch(Map<String, String> environment, Consumer<String> progress) {
    requirePlatform(System.getProperty("os.name"), System.getProperty("os.arch"));
    Path npm =
        ClickHouse.program("npm", environment)
            .orElseThrow(() -> new ClickHouseMissingException("npm is not on the PATH"));
    // One lock per JVM first: the file lock below is held by the whole process.
    synchronized (ClickHousePackage.class) {
      try {
        Files.createDirectories(cache);
        return fetchAlone(new Npm(npm, environment), progress);
      } catch (IOException e) {
        throw new EngineException(
            "cannot keep ClickHouse in %s: %s; choose another cache with XDG_CACHE_HOME"
                .formatted(cache, e),
            e);
      }
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

  private Path fetchAlone(Npm npm, Consumer<String> progress) throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                cache.resolve("fetch.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(channel, progress)) {
      assert lock.isValid();
      if (installed().isEmpty()) {
        install(npm, progress);
      }
      return installed()
          .orElseThrow(() -> new ClickHouseMissingException("the npm package has no " + LIBRARY));
    }
  }

  private static FileLock lock(FileChannel channel, Consumer<String> progress) throws IOException {
    FileLock lock = channel.tryLock();
    if (lock != null) {
      return lock;
    }
    progress.accept("waiting for another process that is fetching ClickHouse");
    FileLock[] got = new FileLock[1];
    boolean free =
        Deadline.in(OTHERS_PATIENCE)
            .await(
                () -> {
                  got[0] = tryLock(channel);
                  return got[0] != null;
                });
    if (!free) {
      throw new EngineException("another process has been fetching ClickHouse for 20 minutes");
    }
    return got[0];
  }

  private static FileLock tryLock(FileChannel channel) {
    try {
      return channel.tryLock();
    } catch (IOException e) {
      throw new EngineException("cannot lock the cache: " + e.getMessage(), e);
    }
  }

  private void install(Npm npm, Consumer<String> progress) throws IOException {
    Directories.delete(directory());
    Directories.deleteAll(cache, DIRECTORY + ".partial");
    Path partial = Files.createDirectory(cache.resolve(DIRECTORY + ".partial"));
    try {
      Template.copy("package.json", partial.resolve("package.json"));
      Template.copy("package-lock.json", partial.resolve("package-lock.json"));
      progress.accept(
          "fetching ClickHouse %s (543 MB unpacked) with npm into %s".formatted(VERSION, cache));
      npm.install(partial);
      Files.move(partial, directory());
    } finally {
      Directories.delete(partial);
    }
  }
}
