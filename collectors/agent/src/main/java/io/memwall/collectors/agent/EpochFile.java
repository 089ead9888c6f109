package io.memwall.collectors.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Remembers the last epoch of a node across restarts, so that the next one is greater even when the
 * clock went back.
 */
final class EpochFile {
  private final Path file;

  EpochFile(Path directory, String nodeId) {
    // Encoded, so that no node id can reach another directory or share a file with another.
    file = directory.resolve("epoch-" + URLEncoder.encode(nodeId, UTF_8));
  }

  /**
   * Begins an epoch: the present, or one more than the last epoch when that is greater.
   *
   * @throws IllegalStateException when the file holds something else
   */
  long begin(long nowNanos) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      long epoch = Files.exists(file) ? Math.max(nowNanos, last() + 1) : nowNanos;
      write(Long.toString(epoch));
      return epoch;
    } catch (IOException e) {
      throw new UncheckedIOException("the epoch cannot be kept in " + file, e);
    }
  }

  private long last() throws IOException {
    String text = Files.readString(file).strip();
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalStateException(
          file + " should hold the last epoch, a number; delete it to begin anew", e);
    }
  }

  /** All or nothing, and on disk before the first event carries the epoch. */
  private void write(String text) throws IOException {
    Path written = file.resolveSibling(file.getFileName() + ".new");
    try (var channel =
        FileChannel.open(
            written,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      channel.write(ByteBuffer.wrap(text.getBytes(UTF_8)));
      channel.force(true);
    }
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
