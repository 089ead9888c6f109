package io.memwall.collectors.agent.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One small file of two places, written in turn and never growing: a write that is cut short leaves
 * the other place, and a full disk does not matter. Not thread-safe.
 */
public final class Journal implements AutoCloseable {
  /** What a place can hold: some thousand ranges of losses. */
  private static final int PLACE = 128 * 1024;

  private final FileChannel channel;
  private final Optional<JournalEntry> previous;
  private long serial;

  private Journal(FileChannel channel, Optional<JournalFormat.Numbered> found) {
    this.channel = channel;
    this.previous = found.map(JournalFormat.Numbered::entry);
    this.serial = found.map(JournalFormat.Numbered::serial).orElse(0L);
  }

  /**
   * Opens the journal of a directory and reserves its room.
   *
   * @throws IOException when that cannot be had
   */
  public static Journal open(Path directory) throws IOException {
    Files.createDirectories(directory);
    FileChannel channel =
        FileChannel.open(
            directory.resolve("journal"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw new IOException("another agent uses it");
      }
      Optional<JournalFormat.Numbered> found =
          Stream.of(place(channel, 0), place(channel, 1))
              .flatMap(bytes -> JournalFormat.read(bytes).stream())
              .max(Comparator.comparingLong(JournalFormat.Numbered::serial));
      reserve(channel);
      return new Journal(channel, found);
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw new IOException("another agent uses it", e);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static byte[] place(FileChannel channel, int place) throws IOException {
    var buffer = ByteBuffer.allocate(PLACE);
    int read = 0;
    while (read >= 0 && buffer.hasRemaining()) {
      read = channel.read(buffer, (long) place * PLACE + buffer.position());
    }
    return buffer.array();
  }

  private static void reserve(FileChannel channel) throws IOException {
    while (channel.size() < 2L * PLACE) {
      int missing = (int) Math.min(PLACE, 2L * PLACE - channel.size());
      channel.write(ByteBuffer.allocate(missing), channel.size());
    }
    channel.force(true);
  }

  /** What the life before this one wrote last; empty when there was none. */
  public Optional<JournalEntry> previous() {
    return previous;
  }

  /**
   * Writes down how things stand.
   *
   * @param force to the disk, so that it survives the machine's end
   */
  public void write(JournalEntry entry, boolean force) throws IOException {
    serial++;
    byte[] bytes = JournalFormat.bytes(new JournalFormat.Numbered(serial, entry));
    if (bytes.length > PLACE) {
      throw new IOException("a journal entry of " + bytes.length + " bytes");
    }
    var buffer = ByteBuffer.wrap(bytes);
    long start = serial % 2 * PLACE;
    while (buffer.hasRemaining()) {
      int ignoredCount = channel.write(buffer, start + buffer.position());
      assert ignoredCount >= 0;
    }
    if (force) {
      channel.force(false);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
