package io.memwall.collectors.agent.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/**
 * A secret by the file that holds it. It is read when it is used and never kept, printed or logged;
 * a line end behind it is no part of it.
 *
 * @param file absolute
 */
public record SecretFile(Path file) {
  /** More is no password but a mistaken path. */
  static final int MOST_BYTES = 64 << 10;

  public SecretFile {
    Objects.requireNonNull(file);
  }

  /**
   * Reads the secret.
   *
   * @throws UncheckedIOException naming the file
   */
  public String read() {
    return new String(readBytes(), UTF_8);
  }

  /** The same, for keys that are no text. */
  public byte[] readBytes() {
    try {
      byte[] all = Files.readAllBytes(file);
      int length = all.length;
      while (length > 0 && (all[length - 1] == '\n' || all[length - 1] == '\r')) {
        length--;
      }
      return Arrays.copyOf(all, length);
    } catch (IOException e) {
      throw new UncheckedIOException("the secret in " + file + " cannot be read", e);
    }
  }
}
