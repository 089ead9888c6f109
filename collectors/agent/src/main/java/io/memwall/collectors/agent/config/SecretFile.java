package io.memwall.collectors.agent.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    return new String(readBytes(), UTF_8).stripTrailing();
  }

  /** The whole file, for keys that are no text. */
  public byte[] readBytes() {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the secret in " + file + " cannot be read", e);
    }
  }
}
