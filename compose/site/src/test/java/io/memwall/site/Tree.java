package io.memwall.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files that this module is about, wherever the test was started. */
final class Tree {
  private Tree() {}

  /** The directory {@code compose}. */
  static Path compose() {
    return Path.of("").toAbsolutePath().getParent();
  }

  static Path at(String file) {
    return compose().resolve(file);
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files of a directory whose names end so, by name. */
  static List<Path> files(String directory, String suffix) {
    try (var files = Files.list(at(directory))) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
