package io.memwall.standalone;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * The command line as a user has it: a JVM of its own, with the class path of this one, that keeps
 * what belongs to a user in a directory of the test.
 */
final class Cli {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String FAST_START = "-XX:TieredStopAtLevel=1";
  private static final String AVRO = "org.apache.avro.SERIALIZABLE_PACKAGES";

  private final Path home;
  private final Path arguments;
  private final AtomicInteger commands = new AtomicInteger();

  /**
   * @param home an existing directory for all that commands leave behind
   */
  Cli(Path home) {
    this.home = home;
    this.arguments = home.resolve("java.args");
    List<String> lines =
        List.of(
            "-Xmx1g",
            "-XX:+UseSerialGC",
            FAST_START,
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8",
            "-D" + AVRO + "=" + System.getProperty(AVRO),
            "-cp",
            '"' + classPath() + '"',
            Main.class.getName());
    try {
      Files.write(arguments, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without the tests, which bring their own logging. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("test-classes/"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Starts a command. */
  Child start(String... words) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + arguments);
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).directory(home.toFile());
    var environment = builder.environment();
    // Not HOME and XDG_CACHE_HOME: what has been fetched once need not be fetched again.
    environment.put("XDG_DATA_HOME", home.resolve("share").toString());
    environment.put("XDG_STATE_HOME", home.resolve("state").toString());
    environment.put("XDG_CONFIG_HOME", home.resolve("config").toString());
    environment.keySet().removeIf(name -> name.startsWith("MEMWALL_"));
    // For the engines too: what runs for seconds is better started fast than made to run fast.
    environment.put("MEMWALL_JAVA_OPTS", FAST_START);
    String log = "command-" + commands.incrementAndGet();
    return new Child(
        "memwall " + String.join(" ", words),
        builder,
        home.resolve(log + ".out"),
        home.resolve(log + ".err"));
  }

  /** Starts a command whose last word is a file. */
  Child start(String[] words, Path file) {
    return start(with(words, file));
  }

  private static String[] with(String[] words, Path file) {
    var all = new ArrayList<>(List.of(words));
    all.add(file.toString());
    return all.toArray(String[]::new);
  }

  /** Runs a command to its end. */
  Finished run(String... words) {
    try (Child child = start(words)) {
      return child.ended(PATIENCE);
    }
  }

  /** Runs a command whose last word is a file, within this JVM. */
  static Finished here(String[] words, Path file) {
    return here(with(words, file));
  }

  /** Runs a command to its end within this JVM, for those that are a second's work. */
  static Finished here(String... words) {
    var out = new StringWriter();
    var err = new StringWriter();
    var line = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));
    int code = line.execute(words);
    line.getOut().flush();
    return new Finished("memwall " + String.join(" ", words), code, out.toString(), err.toString());
  }
}
