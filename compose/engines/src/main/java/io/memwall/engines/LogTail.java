package io.memwall.engines;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The end of a log, to quote in an error: without stack frames, Java's or ClickHouse's, which would
 * push out the line that says what happened.
 */
final class LogTail {
  private static final int BYTES = 65_536;
  private static final int LINES = 15;
  private static final Pattern FRAME =
      Pattern.compile("\\s+(at |\\.\\.\\. ).*|\\d+\\. .* @ 0x.*|\\s*");

  private LogTail() {}

  /** The last lines of each file that has any, each under its name. */
  static String of(List<Path> files) {
    StringBuilder text = new StringBuilder();
    for (Path file : files) {
      String tail = tail(file);
      if (!tail.isBlank()) {
        text.append("last lines of ").append(file).append(":\n").append(tail);
      }
    }
    return text.toString();
  }

  private static String tail(Path file) {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] bytes = new byte[(int) Math.min(BYTES, in.length())];
      in.seek(in.length() - bytes.length);
      in.readFully(bytes);
      List<String> lines =
          new String(bytes, StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !FRAME.matcher(line).matches())
              .toList();
      int from = Math.max(0, lines.size() - LINES);
      StringBuilder text = new StringBuilder();
      lines.subList(from, lines.size()).forEach(l -> text.append("  ").append(l).append('\n'));
      return text.toString();
    } catch (IOException e) {
      // No log at all says as much as an empty one.
      return "";
    }
  }
}
