package io.memwall.collectors.agent.spool;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;

/**
 * Writes one segment. What {@link #flush} has written stays readable whatever happens later: a
 * failed write is cut off again.
 */
final class SegmentWriter implements AutoCloseable {
  private static final int BLOCK_BYTES = 256 * 1024;
  private static final int LIGHT = 1;
  private static final boolean CHECKSUM = true;

  private final Path file;
  private final LossClass lossClass;
  private final long first;
  private final long begun;
  private final Tail tail;
  private final DataFileWriter<Queued> out;
  private final List<Queued> unflushed = new ArrayList<>();
  private long good;
  private long entries;
  private long newest;

  private SegmentWriter(Path file, Queued first, Tail tail, DataFileWriter<Queued> out) {
    this.file = file;
    this.lossClass = first.entry().number().lossClass();
    this.first = first.ordinal();
    this.begun = first.entry().handedOver();
    this.tail = tail;
    this.out = out;
  }

  /**
   * Begins a segment for an entry, which is not yet appended.
   *
   * @throws IOException when the disk does not take even that; no file is left then
   */
  static SegmentWriter begin(Path directory, Queued entry) throws IOException {
    Path file = Segment.file(directory, entry.entry().number().lossClass(), entry.ordinal());
    var tail = new Tail(file);
    var out = new DataFileWriter<Queued>(new EntryFormat());
    try {
      out.setCodec(CodecFactory.zstandardCodec(LIGHT, CHECKSUM));
      out.setSyncInterval(BLOCK_BYTES);
      out.create(EntryFormat.SCHEMA, tail);
      out.flush();
    } catch (IOException e) {
      tail.discard(0);
      Files.deleteIfExists(file);
      throw e;
    }
    var writer = new SegmentWriter(file, entry, tail, out);
    writer.good = tail.written;
    return writer;
  }

  /**
   * Adds an entry to the block in memory.
   *
   * @throws IOException when writing a full block failed; {@link #salvage} then
   */
  void append(Queued entry) throws IOException {
    unflushed.add(entry);
    newest = Math.max(newest, entry.entry().handedOver());
    out.append(entry);
  }

  /**
   * Writes what was appended to the file.
   *
   * @throws IOException when that failed; {@link #salvage} then
   */
  void flush() throws IOException {
    if (!unflushed.isEmpty()) {
      out.flush();
      good = tail.written;
      entries += unflushed.size();
      unflushed.clear();
    }
  }

  /** Forces what was flushed to the disk. */
  void force() throws IOException {
    tail.channel.force(false);
  }

  /**
   * Ends the segment behind what was flushed last, after a failure.
   *
   * @return what was appended and is not in the file
   */
  List<Queued> salvage() {
    tail.discard(good);
    return List.copyOf(unflushed);
  }

  /** As it is on disk; nothing may be unflushed. */
  Segment segment() {
    return new Segment(file, lossClass, first, good, newest);
  }

  boolean isEmpty() {
    return entries == 0 && unflushed.isEmpty();
  }

  boolean hasFlushed() {
    return entries > 0;
  }

  /** It holds something, and all of it is in the file. */
  boolean isFlushed() {
    return entries > 0 && unflushed.isEmpty();
  }

  long bytes() {
    return good;
  }

  long begun() {
    return begun;
  }

  /** Ends the segment; nothing may be unflushed. */
  @Override
  public void close() {
    tail.discard(good);
  }

  /** The end of the file. */
  private static final class Tail extends OutputStream {
    private final FileChannel channel;
    private long written;

    Tail(Path file) throws IOException {
      channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      var buffer = ByteBuffer.wrap(bytes, from, length);
      while (buffer.hasRemaining()) {
        written += channel.write(buffer);
      }
    }

    /** Closes the file, without what lies behind. */
    void discard(long behind) {
      try (channel) {
        channel.truncate(behind);
      } catch (IOException e) {
        // A reader stops at a torn block just as well.
        written = behind;
      }
    }
  }
}
