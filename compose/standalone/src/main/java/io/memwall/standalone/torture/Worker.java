package io.memwall.standalone.torture;

import io.memwall.standalone.CommandException;
import io.memwall.standalone.Main;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A command of memwall in a process of its own, which can be killed and started again. */
final class Worker implements AutoCloseable {
  private static final String AVRO = "org.apache.avro.SERIALIZABLE_PACKAGES";
  private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

  private final String name;
  private final Path home;
  private final List<String> words;
  private Process process;
  private Writer input;

  /**
   * @param home for its logs
   * @param words of the command line, without {@code memwall}
   */
  Worker(String name, Path home, List<String> words) {
    this.name = name;
    this.home = home;
    this.words = List.copyOf(words);
  }

  String name() {
    return name;
  }

  /** Starts it, or starts it again; what it says is added to what it said before. */
  void start() {
    try {
      Path arguments = Files.write(home.resolve(name + ".args"), jvm());
      var command = new ArrayList<String>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.add("@" + arguments);
      command.addAll(words);
      var builder = new ProcessBuilder(command).directory(home.toFile());
      builder.environment().keySet().removeIf(variable -> variable.startsWith("MEMWALL_"));
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(out().toFile()));
      builder.redirectError(ProcessBuilder.Redirect.appendTo(home.resolve(name + ".err").toFile()));
      process = builder.start();
      input = process.outputWriter(StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new CommandException(name + " does not start: " + e.getMessage(), e);
    }
  }

  private static List<String> jvm() {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> !entry.isEmpty() && !entry.contains("test-classes"))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
    var lines = new ArrayList<>(List.of("-Xmx320m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    String packages = System.getProperty(AVRO);
    if (packages != null) {
      lines.add("-D" + AVRO + "=" + packages);
    }
    lines.addAll(List.of("-cp", '"' + classPath + '"', Main.class.getName()));
    return lines;
  }

  private Path out() {
    return home.resolve(name + ".out");
  }

  /** Tells it something on its standard input. */
  void tell(String line) {
    try {
      input.write(line + "\n");
      input.flush();
    } catch (IOException e) {
      throw new CommandException(name + " does not listen: " + e.getMessage(), e);
    }
  }

  /** How often a line with this text stands in what it has said. */
  long said(String text) {
    try (var lines = Files.lines(out())) {
      return lines.filter(line -> line.contains(text)).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last line it said; empty without one. */
  String lastLine() {
    try (var lines = Files.lines(out())) {
      return lines.reduce("", (before, line) -> line);
    } catch (IOException e) {
      return "";
    }
  }

  boolean isAlive() {
    return process != null && process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** SIGKILL; returns when it is gone. */
  void kill() {
    process.destroyForcibly();
    awaitEnd(STOP_WITHIN);
  }

  /** SIGTERM, then SIGKILL. */
  void stop() {
    process.destroy();
    if (!awaitEnd(STOP_WITHIN)) {
      kill();
    }
  }

  /** True when it ended in time. */
  boolean awaitEnd(Duration within) {
    try {
      return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Kills it: nobody waits for its goodbye. */
  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
