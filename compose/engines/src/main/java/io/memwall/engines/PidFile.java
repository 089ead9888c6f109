package io.memwall.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers the child of an earlier start. After a parent was killed its child needs a moment to
 * stop; a new one on the same directory must wait for that, or both would write to the same files.
 */
record PidFile(Path file) {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  static PidFile in(EngineHome home) {
    return new PidFile(home.run().resolve("pid"));
  }

  void write(ProcessHandle child) throws IOException {
    Files.writeString(file, child.pid() + " " + startOf(child) + "\n");
  }

  /** Waits until the earlier child is gone; one that does not go is killed. */
  void awaitPredecessor() {
    Optional<ProcessHandle> predecessor = predecessor();
    if (predecessor.isEmpty()) {
      return;
    }
    ProcessHandle child = predecessor.get();
    if (!Deadline.in(PATIENCE).await(() -> !child.isAlive())) {
      child.descendants().forEach(ProcessHandle::destroyForcibly);
      child.destroyForcibly();
      Deadline.in(PATIENCE).await(() -> !child.isAlive());
    }
  }

  // Process ids are reused: only the same id with the same start time is the same process.
  private Optional<ProcessHandle> predecessor() {
    try {
      String[] words = Files.readString(file).trim().split(" ", -1);
      return ProcessHandle.of(Long.parseLong(words[0]))
          .filter(child -> words.length == 2 && startOf(child).equals(words[1]));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String startOf(ProcessHandle child) {
    return child.info().startInstant().map(Instant::toString).orElse("unknown");
  }
}
