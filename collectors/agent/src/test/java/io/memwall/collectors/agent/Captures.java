package io.memwall.collectors.agent;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Real captures, where the machine has them: the directory is named by MEMWALL_CAPTURES. */
public final class Captures {
  private static final Logger log = LoggerFactory.getLogger(Captures.class);
  private static final String VARIABLE = "MEMWALL_CAPTURES";

  private Captures() {}

  /** The file, or the end of the test with the reason why it is skipped. */
  public static Path named(String name) {
    String directory = System.getenv(VARIABLE);
    if (directory == null) {
      return skip(VARIABLE + " is not set; it names a directory with " + name);
    }
    Path file = Path.of(directory, name);
    return Files.exists(file) ? file : skip(VARIABLE + " has no " + name);
  }

  private static Path skip(String reason) {
    log.warn("skipped: {}", reason);
    return Assumptions.abort(reason);
  }
}
