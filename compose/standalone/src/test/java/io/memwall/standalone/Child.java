package io.memwall.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;

/** A command that runs in a process of its own. */
final class Child implements AutoCloseable {
  private static final Duration STOP_WITHIN = Duration.ofSeconds(30);

  private final String command;
  private final Process process;
  private final Path out;
  private final Path err;
  private final Thread reaper = new Thread(this::close);

  /** Starts it; what it says goes to the two files. */
  Child(String command, ProcessBuilder builder, Path out, Path err) {
    this.command = command;
    this.out = out;
    this.err = err;
    try {
      process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(reaper);
  }

  long pid() {
    return process.pid();
  }

  String out() {
    return read(out);
  }

  /** Waits for a line on standard output; fails at once when the command ends without it. */
  void awaitLine(Pattern line, Duration patience) {
    awaitLines(line, 1, patience);
  }

  /** Waits for that many lines on standard output that contain the pattern. */
  void awaitLines(Pattern line, int count, Duration patience) {
    try {
      await()
          .atMost(patience)
          .pollInterval(Duration.ofMillis(100))
          .until(() -> lines(line) >= count || !process.isAlive());
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("in vain: " + sofar(), e);
    }
    assertThat(lines(line)).as("%s", sofar()).isGreaterThanOrEqualTo(count);
  }

  /** Waits for that many further lines; what it said before this call does not count. */
  void awaitMoreLines(Pattern line, int count, Duration patience) {
    awaitLines(line, (int) lines(line) + count, patience);
  }

  private long lines(Pattern line) {
    return out().lines().filter(line.asPredicate()).count();
  }

  private Finished sofar() {
    return new Finished(command, process.isAlive() ? -1 : process.exitValue(), out(), read(err));
  }

  /** All processes it has started, and those of theirs, that run now. */
  List<ProcessHandle> descendants() {
    return process.descendants().toList();
  }

  /** SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** SIGKILL; returns when it is gone. */
  void kill() {
    process.destroyForcibly();
    ended(STOP_WITHIN);
  }

  /** SIGSTOP: it stands still and knows nothing of it. */
  void freeze() {
    signal(process.pid(), "STOP");
  }

  /** SIGCONT. */
  void thaw() {
    signal(process.pid(), "CONT");
  }

  /** Any process of this test's own. */
  static void signal(long pid, String name) {
    try {
      assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor())
          .as("kill -%s %d", name, pid)
          .isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while signalling " + pid, e);
    }
  }

  Finished ended(Duration within) {
    try {
      if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("still running after " + within + ": " + sofar());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + command, e);
    }
    return sofar();
  }

  /** All it has said so far. */
  @Override
  public String toString() {
    return sofar().toString();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Leaves nothing running, however the test ended. */
  @Override
  public void close() {
    List<ProcessHandle> all = descendants();
    process.destroy();
    try {
      if (!process.waitFor(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    all.forEach(ProcessHandle::destroyForcibly);
    forgetReaper();
  }

  private void forgetReaper() {
    try {
      Runtime.getRuntime().removeShutdownHook(reaper);
    } catch (IllegalStateException e) {
      // The JVM is ending: the hook itself is what runs here.
    }
  }
}
