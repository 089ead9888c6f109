package io.memwall.standalone.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

/** A program of ours in a process of its own, as a site runs it. */
final class Daemon implements AutoCloseable {
  private static final String AVRO = "org.apache.avro.SERIALIZABLE_PACKAGES";
  private static final Duration STOP_WITHIN = Duration.ofSeconds(60);

  private final String command;
  private final Process process;
  private final Path said;

  private Daemon(String command, Process process, Path said) {
    this.command = command;
    this.process = process;
    this.said = said;
  }

  /**
   * @param log what it says goes there
   */
  static Daemon start(Class<?> main, Path log, String... words) throws IOException {
    return start(main, "", log, words);
  }

  /**
   * The same with other classes than ours.
   *
   * @param classesFirst what is looked for there before our own class path
   */
  static Daemon start(Class<?> main, String classesFirst, Path log, String... words)
      throws IOException {
    Path arguments = log.resolveSibling(log.getFileName() + ".args");
    Files.write(
        arguments,
        List.of(
            "-Xmx400m",
            "-XX:+UseSerialGC",
            "-D" + AVRO + "=" + System.getProperty(AVRO),
            "-cp",
            '"' + classesFirst + classPath() + '"',
            main.getName()));
    var all = new ArrayList<String>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.add("@" + arguments);
    all.addAll(List.of(words));
    var builder = new ProcessBuilder(all).directory(log.getParent().toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("MEMWALL_"));
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new Daemon(String.join(" ", words), builder.start(), log);
  }

  /** Without the tests, which bring their own logging. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("test-classes/"))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  String said() {
    try {
      return Files.readString(said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for a word of it, while it runs or in its last words. */
  void awaitWord(String word, Duration patience) {
    await(word + " of " + this)
        .atMost(patience)
        .until(() -> said().contains(word) || !process.isAlive());
    assertThat(said()).as("%s", this).contains(word);
  }

  void tell(String line) throws IOException {
    Writer input = process.outputWriter(StandardCharsets.US_ASCII);
    input.write(line + "\n");
    input.flush();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Its exit code, once it ends by itself. */
  int code(Duration patience) throws InterruptedException {
    assertThat(process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS))
        .as("has ended: %s", this)
        .isTrue();
    return process.exitValue();
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    code(STOP_WITHIN);
  }

  /** SIGTERM; returns when it is gone. */
  void stop() throws InterruptedException {
    process.destroy();
    code(STOP_WITHIN);
  }

  @Override
  public String toString() {
    return command + "\n" + said();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
