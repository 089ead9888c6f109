package io.memwall.collectors.agent.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where each ledger stands, on disk: a file of steps, each with its length and checksum, written
 * anew when it has grown. What a crash left half written at its end is cut off; the sender got no
 * answer for it.
 */
final class LedgerJournal implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LedgerJournal.class);
  private static final int HEADER = 2 * Integer.BYTES;
  private static final int MAX_STEP = 1 << 16;
  private static final long MIN_REWRITE = 4L << 20;

  private final Path file;
  private final Map<String, LedgerHead> heads = new TreeMap<>();
  private FileChannel channel;
  private long rewriteAt = MIN_REWRITE;

  private LedgerJournal(Path file) {
    this.file = file;
  }

  /**
   * Opens the journal of a directory, which is made when missing.
   *
   * @throws UncheckedIOException when it cannot be read or written
   */
  static LedgerJournal open(Path directory) {
    var journal = new LedgerJournal(directory.resolve("ledgers.journal"));
    try {
      Files.createDirectories(directory);
      journal.channel =
          FileChannel.open(
              journal.file,
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      journal.replay();
      return journal;
    } catch (IOException e) {
      throw new UncheckedIOException("the intake cannot keep its place in " + journal.file, e);
    }
  }

  /** The heads as they were kept; the caller's own copies. */
  synchronized List<LedgerHead> heads() {
    return heads.values().stream().map(LedgerHead::copy).toList();
  }

  /**
   * Keeps steps, on disk when this returns.
   *
   * @throws IOException when there is no room; nothing of them is kept then
   */
  synchronized void append(Collection<LedgerStep> steps) throws IOException {
    long end = channel.size();
    try {
      ByteBuffer framed = framed(steps);
      channel.position(end);
      while (framed.hasRemaining()) {
        channel.write(framed);
      }
      channel.force(false);
    } catch (IOException e) {
      channel.truncate(end);
      throw e;
    }
    steps.forEach(this::apply);
    if (channel.size() > rewriteAt) {
      rewrite();
    }
  }

  private void apply(LedgerStep step) {
    step.apply(heads.computeIfAbsent(step.head().poolId(), LedgerHead::new));
  }

  private static ByteBuffer framed(Collection<LedgerStep> steps) {
    List<byte[]> all = steps.stream().map(LedgerStep::bytes).toList();
    var buffer = ByteBuffer.allocate(all.stream().mapToInt(step -> step.length + HEADER).sum());
    all.forEach(step -> buffer.putInt(step.length).putInt(checksum(step)).put(step));
    return buffer.flip();
  }

  private static int checksum(byte[] bytes) {
    var crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  private void replay() throws IOException {
    ByteBuffer read = ByteBuffer.wrap(Files.readAllBytes(file));
    int whole = 0;
    while (next(read)) {
      whole = read.position();
    }
    if (whole < read.limit()) {
      log.warn("{} ends in {} bytes that say nothing; cut off", file, read.limit() - whole);
      channel.truncate(whole);
    }
  }

  private boolean next(ByteBuffer from) {
    if (from.remaining() < HEADER) {
      return false;
    }
    int length = from.getInt();
    int checksum = from.getInt();
    if (length < 0 || length > MAX_STEP || length > from.remaining()) {
      return false;
    }
    byte[] step = new byte[length];
    from.get(step);
    try {
      if (checksum(step) == checksum) {
        apply(LedgerStep.read(step));
        return true;
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  /** Only what each ledger needs. When that fails the long file still serves. */
  private void rewrite() {
    Path shorter = file.resolveSibling(file.getFileName() + ".new");
    try {
      var written =
          FileChannel.open(
              shorter,
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING);
      ByteBuffer framed = framed(heads.values().stream().map(LedgerStep::whole).toList());
      while (framed.hasRemaining()) {
        written.write(framed);
      }
      written.force(true);
      Files.move(
          shorter, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      channel.close();
      channel = written;
      rewriteAt = Math.max(MIN_REWRITE, 2 * channel.size());
    } catch (IOException e) {
      rewriteAt = 2 * rewriteAt;
      log.warn("{} cannot be written anew and stays long: {}", file, e.getMessage());
    }
  }

  @Override
  public synchronized void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + file, e);
    }
  }
}
