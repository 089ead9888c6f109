package io.memwall.standalone.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files that are shipped as they lie in the sources. */
final class Shipped {
  private Shipped() {}

  /** The folder of everything that runs the product. */
  static Path compose() {
    return Path.of("..").toAbsolutePath().normalize();
  }

  static Path at(String path) {
    return compose().resolve(path);
  }

  static List<String> lines(String path) {
    try {
      return Files.readAllLines(at(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
