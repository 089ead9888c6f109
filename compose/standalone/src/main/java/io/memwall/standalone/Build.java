package io.memwall.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/**
 * What was built, as the build wrote it down.
 *
 * @param version of the product
 * @param commit of the sources; empty where they had no history
 */
record Build(String version, Optional<String> commit) {
  private static final String NOT_WRITTEN = "${";

  static Build ofThis() {
    var written = new Properties();
    try (InputStream in = Build.class.getResourceAsStream("build.properties")) {
      if (in != null) {
        written.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("build.properties cannot be read", e);
    }
    return new Build(value(written, "version").orElse("unknown"), value(written, "commit"));
  }

  private static Optional<String> value(Properties written, String key) {
    return Optional.ofNullable(written.getProperty(key))
        .filter(value -> !value.isBlank() && !value.startsWith(NOT_WRITTEN));
  }
}
