package io.memwall.engines;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The year and release of a ClickHouse. Distributions still ship some from years ago, which know
 * neither our types nor our functions.
 */
record ClickHouseVersion(int year, int release) {
  /** The first with everything that our tables and saved queries use. */
  static final ClickHouseVersion OLDEST = new ClickHouseVersion(24, 8);

  private static final Pattern NUMBERS = Pattern.compile("\\b(\\d{2})\\.(\\d{1,2})\\.");
  private static final long PATIENCE_SECONDS = 10;

  /** Asks the program; empty when it gives no version. */
  static Optional<ClickHouseVersion> of(Path program) {
    try {
      Process process =
          new ProcessBuilder(program.toString(), "local", "--version")
              .redirectErrorStream(true)
              .start();
      process.getOutputStream().close();
      // One line fits into the pipe, so it can be read when the program has ended.
      if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return parse(firstBytes(process));
      }
      process.destroyForcibly();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("interrupted while asking " + program + " for its version", e);
    }
  }

  private static String firstBytes(Process process) throws IOException {
    return new String(process.getInputStream().readNBytes(4096), StandardCharsets.UTF_8);
  }

  static Optional<ClickHouseVersion> parse(String text) {
    Matcher numbers = NUMBERS.matcher(text);
    return numbers.find()
        ? Optional.of(
            new ClickHouseVersion(
                Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2))))
        : Optional.empty();
  }

  boolean serves() {
    return year > OLDEST.year || (year == OLDEST.year && release >= OLDEST.release);
  }

  @Override
  public String toString() {
    return year + "." + release;
  }
}
