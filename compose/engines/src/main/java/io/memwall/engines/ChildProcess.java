package io.memwall.engines;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A child that lives as long as the pipe to its standard input: closing the pipe asks it to stop,
 * and the kernel closes it when this process dies.
 */
final class ChildProcess {
  private static final Duration START_DEADLINE = Duration.ofMinutes(2);
  private static final Duration REAP_DEADLINE = Duration.ofSeconds(2);
  private static final Duration KILL_DEADLINE = Duration.ofSeconds(10);

  private final String name;
  private final EngineHome home;
  private final List<Path> logs;
  private final Process process;
  private final CompletableFuture<EngineExit> exit;
  private volatile boolean asked;

  private ChildProcess(String name, EngineHome home, Process process) {
    this.name = name;
    this.home = home;
    this.process = process;
    this.logs = List.of(outFile(name, home), logFile(name, home));
    this.exit = process.onExit().thenApply(ended -> describe(ended.exitValue()));
  }

  static Path logFile(String name, EngineHome home) {
    return home.logs().resolve(name + ".log");
  }

  private static Path outFile(String name, EngineHome home) {
    return home.logs().resolve(name + ".out");
  }

  /**
   * Starts the command in its home; what it prints goes to {@code logs/NAME.out}, anew each time.
   */
  static ChildProcess start(String name, EngineHome home, List<String> command) throws IOException {
    Files.deleteIfExists(home.readyMark());
    File out = outFile(name, home).toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.run().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.to(out));
    // Flags meant for our JVM, an agent's port say, would clash in a second one.
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    // The engines' own idea of local time; nothing of ours may depend on the machine's.
    builder.environment().put("TZ", "UTC");
    Process process = builder.start();
    try {
      PidFile.in(home).write(process.toHandle());
    } catch (IOException e) {
      process.destroyForcibly();
      throw e;
    }
    return new ChildProcess(name, home, process);
  }

  private EngineExit describe(int code) {
    return new EngineExit(name, code, asked, LogTail.of(logs));
  }

  /** Returns when the condition holds; otherwise ends the child and throws with its last words. */
  void awaitReady(BooleanSupplier ready) {
    boolean up;
    try {
      up = Deadline.in(START_DEADLINE).await(() -> !process.isAlive() || ready.getAsBoolean());
    } catch (EngineException e) {
      kill();
      throw e;
    }
    if (up && process.isAlive()) {
      return;
    }
    String what =
        up
            ? "%s ended with code %d while starting".formatted(name, process.exitValue())
            : "%s was not ready within %d s".formatted(name, START_DEADLINE.toSeconds());
    kill();
    throw new EngineException(what + "; " + LogTail.of(logs));
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  Path logFile() {
    return logFile(name, home);
  }

  CompletableFuture<EngineExit> onExit() {
    return exit.copy();
  }

  void stop(Duration patience) {
    asked = true;
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // The child is gone already.
    }
    if (!waited(patience)) {
      kill();
    }
  }

  void kill() {
    asked = true;
    List<ProcessHandle> descendants = process.descendants().toList();
    descendants.forEach(ProcessHandle::destroyForcibly);
    if (!descendants.isEmpty()) {
      // A supervisor ends by itself when its program has; until it did, the program is a zombie.
      waited(REAP_DEADLINE);
    }
    process.destroyForcibly();
    waited(KILL_DEADLINE);
  }

  /** Waits out an interruption too: a child must be gone before its ports and files are reused. */
  private boolean waited(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
