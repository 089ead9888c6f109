package io.memwall.engines;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Properties;

/**
 * Who holds a data directory. Only the lock decides that it is held; these facts merely explain, so
 * those that a killed process leaves behind do no harm.
 *
 * @param pid its process id
 * @param command what it runs as, in the words it gave itself
 * @param since when it took the directory
 */
public record Holder(long pid, String command, Instant since) {

  String sentence() {
    return "%s (pid %d, since %s)".formatted(command, pid, since);
  }

  void write(Path file) throws IOException {
    Properties facts = new Properties();
    facts.setProperty("pid", Long.toString(pid));
    facts.setProperty("command", command);
    facts.setProperty("since", since.toString());
    try (OutputStream out = Files.newOutputStream(file)) {
      facts.store(out, "who holds this directory; the lock beside it decides");
    }
  }

  /** Returns null when there are no readable facts. */
  static Holder read(Path file) {
    Properties facts = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      facts.load(in);
      return new Holder(
          Long.parseLong(facts.getProperty("pid", "")),
          facts.getProperty("command", "unknown"),
          Instant.parse(facts.getProperty("since", "")));
    } catch (IOException | DateTimeParseException | IllegalArgumentException e) {
      return null;
    }
  }
}
