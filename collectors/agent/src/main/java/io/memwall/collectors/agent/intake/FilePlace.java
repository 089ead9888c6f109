package io.memwall.collectors.agent.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far a file was read.
 *
 * @param key the file system's own name of the file, which stays when it is renamed
 * @param head hash of its first bytes, to know a new file in the place of a deleted one
 * @param headBytes how many those are
 * @param offset behind the last line that is durable
 * @param line how many lines those were
 */
record FilePlace(String key, long head, int headBytes, long offset, long line) {
  private static final Logger log = LoggerFactory.getLogger(FilePlace.class);
  private static final int FIELDS = 5;

  /** The beginning of the same file, when it was written anew. */
  FilePlace restarted() {
    return new FilePlace(key, 0, 0, 0, 0);
  }

  /** What was written; empty when nothing was, or nothing readable. */
  static Optional<FilePlace> read(Path from) throws IOException {
    if (!Files.exists(from)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(from);
    try {
      if (lines.size() == FIELDS) {
        return Optional.of(
            new FilePlace(
                lines.get(0),
                Long.parseLong(lines.get(1)),
                Integer.parseInt(lines.get(2)),
                Long.parseLong(lines.get(3)),
                Long.parseLong(lines.get(4))));
      }
    } catch (NumberFormatException e) {
      log.warn("{} is damaged; its file is read from the beginning", from, e);
    }
    return Optional.empty();
  }

  /** All or nothing, and on disk. */
  void write(Path to) throws IOException {
    Path written = to.resolveSibling(to.getFileName() + ".new");
    String text = "%s%n%d%n%d%n%d%n%d%n".formatted(key, head, headBytes, offset, line);
    try (var channel =
        FileChannel.open(
            written,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(written, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
