package io.memwall.collectors.agent.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps the lines of a followed file that could not be taken, each with its reason; up to {@value
 * #MAX_BYTES} bytes, what comes beyond is counted only.
 *
 * @param file of JSON lines
 */
record RejectFile(Path file) {
  static final long MAX_BYTES = 16L << 20;

  private static final int MAX_TEXT = 4_096;

  void write(long line, String problem, String text) throws IOException {
    if (Files.exists(file) && Files.size(file) > MAX_BYTES) {
      return;
    }
    String entry =
        "{\"line\":%d,\"problem\":\"%s\",\"text\":\"%s\"}%n"
            .formatted(line, quoted(problem), quoted(text));
    Files.write(file, entry.getBytes(UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static String quoted(String text) {
    String shown = text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    return new String(JsonStringEncoder.getInstance().quoteAsString(shown));
  }
}
