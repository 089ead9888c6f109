package io.memwall.collectors.agent.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a killed process leaves: its files as they are at the moment. */
final class Copied {
  private Copied() {}

  static Path of(Path directory, String name) {
    Path copy = directory.resolve(name);
    try (Stream<Path> files = Files.list(directory)) {
      Files.createDirectories(copy);
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return copy;
  }
}
