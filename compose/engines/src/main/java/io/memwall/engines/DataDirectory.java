package io.memwall.engines;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The one directory that a standalone memwall keeps everything in, held by one process at a time.
 * The operating system drops the lock when its holder dies, however it dies.
 */
public final class DataDirectory implements AutoCloseable {
  private static final long LEAST_FREE_BYTES = 64L << 20;

  private final Path root;
  private final FileChannel channel;

  private DataDirectory(Path root, FileChannel channel) {
    this.root = root;
    this.channel = channel;
  }

  /**
   * Takes the directory, creating it and its parts where missing.
   *
   * @param holder how this process calls itself, for whoever comes second: {@code memwall up}
   * @throws DataDirectoryHeldException when another process, or this one, already holds it
   * @throws EngineException when it cannot be written or has less than 64 MiB left
   */
  public static DataDirectory open(Path directory, String holder) {
    return open(directory, holder, InstantSource.system());
  }

  static DataDirectory open(Path directory, String holder, InstantSource time) {
    Path root = directory.toAbsolutePath().normalize();
    FileChannel channel = null;
    try {
      Files.createDirectories(root);
      channel =
          FileChannel.open(
              root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock(root, channel);
      DataDirectory taken = new DataDirectory(root, channel);
      taken.layOut(new Holder(ProcessHandle.current().pid(), holder, now(time)));
      return taken;
    } catch (IOException e) {
      closeQuietly(channel);
      throw Unwritable.because(root, e);
    } catch (EngineException e) {
      closeQuietly(channel);
      throw e;
    }
  }

  private static Instant now(InstantSource time) {
    return time.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private static void lock(Path root, FileChannel channel) throws IOException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      throw new DataDirectoryHeldException(root, Holder.read(root.resolve("holder")));
    }
  }

  private void layOut(Holder holder) throws IOException {
    holder.write(root.resolve("holder"));
    for (Path part : new Path[] {kafka(), clickHouse(), streams(), logs()}) {
      Files.createDirectories(part);
    }
    long free = Files.getFileStore(root).getUsableSpace();
    if (free < LEAST_FREE_BYTES) {
      throw new EngineException(
          "only %d MiB are free for %s; free some space, or give another directory with --data"
              .formatted(free >> 20, root));
    }
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // The lock goes with the descriptor whatever close says.
    }
  }

  /** The directory itself, absolute. */
  public Path root() {
    return root;
  }

  /** Where {@link KafkaEngine} keeps its log and settings. */
  public Path kafka() {
    return root.resolve("kafka");
  }

  /** Where {@link ClickHouseEngine} keeps its tables and settings. */
  public Path clickHouse() {
    return root.resolve("clickhouse");
  }

  /** Where Kafka Streams keeps its state stores. */
  public Path streams() {
    return root.resolve("streams");
  }

  /** Where memwall's own processes log; each engine logs in its own directory. */
  public Path logs() {
    return root.resolve("logs");
  }

  /** Lets the next one in. */
  @Override
  public void close() {
    closeQuietly(channel);
  }
}
