package io.memwall.engines;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What npm fetched for this user, in the user's cache. The directory of a version appears there by
 * a rename, so it is complete or absent; of several processes one fetches and the others wait.
 *
 * @param cache directory of all versions of one thing
 */
public record NpmCache(Path cache) {
  private static final Duration OTHERS_PATIENCE = Duration.ofMinutes(20);

  /**
   * What to fetch.
   *
   * @param directory of this version within the cache
   * @param proof file within it without which it is not what was wanted
   * @param manifest text of {@code package.json}
   * @param lock text of {@code package-lock.json}; its hashes decide what is taken
   * @param said what it is, for people
   */
  public record Wanted(String directory, String proof, String manifest, String lock, String said) {}

  /** The cache of things of that name: of XDG_CACHE_HOME, else of the home directory. */
  public static NpmCache of(String name) {
    return of(name, System.getenv());
  }

  static NpmCache of(String name, Map<String, String> environment) {
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
    Path root = cache.isBlank() ? Path.of(home, ".cache") : Path.of(cache);
    return new NpmCache(root.toAbsolutePath().resolve("memwall").resolve(name));
  }

  Optional<Path> installed(Wanted wanted) {
    Path directory = cache.resolve(wanted.directory());
    return Optional.of(directory)
        .filter(there -> Files.isRegularFile(there.resolve(wanted.proof())));
  }

  /**
   * Returns the directory of the version, fetching it first where it is not there yet.
   *
   * @param progress gets one line before anything that takes longer than two seconds
   * @throws NpmException when there is no npm, or it cannot get what is wanted
   * @throws EngineException when the cache cannot be written
   */
  public Path fetch(Wanted wanted, Consumer<String> progress) {
    return fetch(wanted, System.getenv(), progress);
  }

  Path fetch(Wanted wanted, Map<String, String> environment, Consumer<String> progress) {
    // One lock per JVM first: the file lock below is held by the whole process.
    synchronized (NpmCache.class) {
      Optional<Path> there = installed(wanted);
      if (there.isPresent()) {
        return there.get();
      }
      Path npm =
          ClickHouse.program("npm", environment)
              .orElseThrow(() -> new NpmException("npm is not on the PATH"));
      try {
        Files.createDirectories(cache);
        return fetchAlone(wanted, new Npm(npm, environment), progress);
      } catch (IOException e) {
        throw new EngineException(
            "cannot keep %s in %s: %s; choose another cache with XDG_CACHE_HOME"
                .formatted(wanted.said(), cache, e),
            e);
      }
    }
  }

  private Path fetchAlone(Wanted wanted, Npm npm, Consumer<String> progress) throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                cache.resolve("fetch.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(channel, wanted.said(), progress)) {
      assert lock.isValid();
      if (installed(wanted).isEmpty()) {
        install(wanted, npm, progress);
      }
      return installed(wanted)
          .orElseThrow(() -> new NpmException("the npm package has no " + wanted.proof()));
    }
  }

  private static FileLock lock(FileChannel channel, String said, Consumer<String> progress)
      throws IOException {
    FileLock lock = channel.tryLock();
    if (lock != null) {
      return lock;
    }
    progress.accept("waiting for another process that is fetching " + said);
    FileLock[] got = new FileLock[1];
    boolean free =
        Deadline.in(OTHERS_PATIENCE)
            .await(
                () -> {
                  got[0] = tryLock(channel);
                  return got[0] != null;
                });
    if (!free) {
      throw new EngineException("another process has been fetching " + said + " for 20 minutes");
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

  private void install(Wanted wanted, Npm npm, Consumer<String> progress) throws IOException {
    Path directory = cache.resolve(wanted.directory());
    Directories.delete(directory);
    Directories.deleteAll(cache, wanted.directory() + ".partial");
    Path partial = Files.createDirectory(cache.resolve(wanted.directory() + ".partial"));
    try {
      Files.writeString(partial.resolve("package.json"), wanted.manifest());
      Files.writeString(partial.resolve("package-lock.json"), wanted.lock());
      progress.accept("fetching %s with npm into %s".formatted(wanted.said(), cache));
      npm.install(partial);
      Files.move(partial, directory);
    } finally {
      Directories.delete(partial);
    }
  }
}
