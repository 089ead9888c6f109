package io.memwall.standalone.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.memwall.standalone.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Where a running stack answers.
 *
 * @param pid of the process that holds it
 * @param startedAt of that process, ms since the epoch: pids are used again, pairs are not
 * @param dataDirectory absolute
 * @param kafka bootstrap servers
 * @param clickHouse HTTP URL
 * @param database in ClickHouse
 * @param partitions of every topic
 */
public record StackFile(
    long pid,
    long startedAt,
    String dataDirectory,
    String kafka,
    String clickHouse,
    String database,
    int partitions) {

  static final String NAME = "stack.json";
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** The stack that runs on a data directory; empty when none does. */
  public static Optional<StackFile> in(Path dataDirectory) {
    return read(dataDirectory.resolve(NAME));
  }

  /** Reads a file that {@link #write} wrote; empty when it is absent or its process is gone. */
  static Optional<StackFile> read(Path file) {
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(file.toFile(), StackFile.class)).filter(StackFile::isAlive);
    } catch (IOException e) {
      throw new CommandException(file + " is not readable: " + e.getMessage(), e);
    }
  }

  void write(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path draft = file.resolveSibling(file.getFileName() + "." + pid);
      Files.write(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new CommandException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  boolean isAlive() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(StackFile::startOf).orElse(-1L)
        == startedAt;
  }

  static long startOf(ProcessHandle process) {
    return process.info().startInstant().map(java.time.Instant::toEpochMilli).orElse(0L);
  }
}
