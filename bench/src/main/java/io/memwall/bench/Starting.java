package io.memwall.bench;

import io.memwall.engines.Directories;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * The command: how long {@code memwall up --demo} takes to be ready, and to its first live figures,
 * on an empty directory. The program is built and its engines fetched before that.
 */
public final class Starting {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private Starting() {}

  public static void main(String[] args) throws Exception {
    if (args.length != 1) {
      System.err.println("usage: Starting PROGRAM");
      System.exit(2);
    }
    // Whatever is to be built or fetched is no part of a start.
    new ProcessBuilder(args[0], "version").inheritIO().start().waitFor();
    Path directory = Files.createTempDirectory("memwall-bench-start");
    try {
      measure(args[0], directory).tell();
    } finally {
      Directories.delete(directory);
    }
  }

  private static Report measure(String program, Path directory)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    var up =
        new ProcessBuilder(
                program, "up", "--demo", "--data", directory.toString(), "--port-base", ports())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var lines = up.inputReader()) {
      Optional<Double> ready = awaited(lines, began, line -> line.startsWith("ready in"));
      Optional<Double> live = awaited(lines, began, line -> line.contains("equal the truth"));
      return new Report(
          List.of(
              figure("cold start to ready", ready), figure("cold start to live figures", live)));
    } finally {
      up.destroy();
      if (!up.waitFor(1, TimeUnit.MINUTES)) {
        up.destroyForcibly().waitFor();
      }
    }
  }

  private static Figure figure(String what, Optional<Double> seconds) {
    return seconds
        .map(s -> Figure.of(what, s, "s", "memwall up --demo on an empty directory"))
        .orElse(Figure.skipped(what, "s", "it never came"));
  }

  private static Optional<Double> awaited(
      BufferedReader lines, long began, Predicate<String> wanted) throws IOException {
    String line;
    while (System.nanoTime() - began < LONGEST.toNanos() && (line = lines.readLine()) != null) {
      if (wanted.test(line)) {
        return Optional.of((System.nanoTime() - began) / 1e9);
      }
    }
    return Optional.empty();
  }

  /** The first of five; the others follow it. */
  private static String ports() throws IOException {
    try (var any = new ServerSocket(0)) {
      return String.valueOf(Math.min(any.getLocalPort(), 65_500));
    }
  }
}
