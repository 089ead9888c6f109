package io.memwall.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Remembers the child of an earlier start and who started it. After a parent was killed its child
 * needs a moment to stop; a new one on the same directory must wait for that, or both would write
 * to the same files.
 */
record PidFile(Path file) {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  static PidFile in(EngineHome home) {
    return new PidFile(home.run().resolve("pid"));
  }

  void write(ProcessHandle child) throws IOException {
    Files.write(file, List.of(identity(child), identity(ProcessHandle.current())));
  }

  /**
   * Returns when the earlier child is gone; an orphan that does not go is killed.
   *
   * @throws EngineException when it is no orphan: its parent still uses it
   */
  void awaitPredecessor() {
    List<String> lines = lines();
    Optional<ProcessHandle> child = alive(lines, 0);
    if (child.isEmpty()) {
      return;
    }
    if (alive(lines, 1).isPresent()) {
      throw new EngineException(
          "%s is in use by pid %d, started by pid %d; stop that, or give another directory with --data"
              .formatted(
                  file.getParent().getParent(), child.get().pid(), alive(lines, 1).get().pid()));
    }
    outlive(child.get());
  }

  private static void outlive(ProcessHandle orphan) {
    if (!Deadline.in(PATIENCE).await(() -> !orphan.isAlive())) {
      orphan.descendants().forEach(ProcessHandle::destroyForcibly);
      orphan.destroyForcibly();
      Deadline.in(PATIENCE).await(() -> !orphan.isAlive());
    }
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Optional<ProcessHandle> alive(List<String> lines, int line) {
    if (lines.size() <= line) {
      return Optional.empty();
    }
    String identity = lines.get(line);
    try {
      long pid = Long.parseLong(identity.substring(0, Math.max(0, identity.indexOf(' '))));
      return ProcessHandle.of(pid)
          .filter(process -> identity(process).equals(identity))
          .filter(ProcessHandle::isAlive);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  // Process ids are reused: only the same id with the same start time is the same process.
  private static String identity(ProcessHandle process) {
    return process.pid()
        + " "
        + process.info().startInstant().map(Instant::toString).orElse("unknown");
  }
}
