package io.memwall.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The package manager, trusted with nothing: {@code npm ci} takes exactly what the lock file's
 * hashes say, from whatever registry the user's own settings name, and runs no scripts.
 */
record Npm(Path program, Map<String, String> environment) {
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  void install(Path directory) throws IOException {
    Path log = directory.resolve("npm.log");
    ProcessBuilder builder =
        new ProcessBuilder(
                program.toString(),
                "ci",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--prefer-offline",
                "--loglevel=error")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process npm = builder.start();
    try {
      npm.getOutputStream().close();
      if (!npm.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new NpmException("npm did not finish in %d minutes".formatted(PATIENCE.toMinutes()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("interrupted while npm was fetching", e);
    } finally {
      npm.descendants().forEach(ProcessHandle::destroyForcibly);
      npm.destroyForcibly();
    }
    if (npm.exitValue() != 0) {
      throw new NpmException(
          "npm ci failed with code %d; %s".formatted(npm.exitValue(), LogTail.of(List.of(log))));
    }
    Files.deleteIfExists(log);
  }
}
