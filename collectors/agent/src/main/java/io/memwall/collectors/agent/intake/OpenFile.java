package io.memwall.collectors.agent.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file that is being read, under whatever name it has by now.
 *
 * @param place behind what was read
 */
record OpenFile(FileChannel channel, FilePlace place) {
  private static final int HEAD = 256;

  /** The file under a name, from its beginning; empty when there is none. */
  static Optional<OpenFile> at(Path file) throws IOException {
    try {
      String key = key(file);
      return Optional.of(new OpenFile(FileChannel.open(file), new FilePlace(key, 0, 0, 0, 0)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** The file a place is in: under its name, or renamed in the same directory. */
  static Optional<OpenFile> findAgain(Path file, FilePlace place) throws IOException {
    Optional<OpenFile> found = ifSame(file, place);
    if (found.isPresent() || !Files.isDirectory(file.getParent())) {
      return found;
    }
    String names = file.getFileName() + "*";
    try (DirectoryStream<Path> siblings = Files.newDirectoryStream(file.getParent(), names)) {
      for (Path each : siblings) {
        Optional<OpenFile> same = ifSame(each, place);
        if (same.isPresent()) {
          return same;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<OpenFile> ifSame(Path file, FilePlace place) throws IOException {
    try {
      if (!key(file).equals(place.key())) {
        return Optional.empty();
      }
      var opened = new OpenFile(FileChannel.open(file), place);
      if (opened.channel.size() >= place.offset() && opened.hasHead()) {
        return Optional.of(opened);
      }
      opened.close();
      return Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** The inode: the device's number may differ after a boot. */
  private static String key(Path file) throws IOException {
    return String.valueOf(Files.getAttribute(file, "unix:ino"));
  }

  private boolean hasHead() throws IOException {
    return ContentHash.of(bytes(0, place.headBytes())) == place.head() || place.headBytes() == 0;
  }

  /** Whether it became shorter, or begins differently: what is in it now was never read. */
  boolean wasRewritten() throws IOException {
    return channel.size() < place.offset() || !hasHead();
  }

  /**
   * Whether a successor has its name and something in it: an empty one may be there before the
   * writer has let go of this one.
   */
  boolean hasSuccessor(Path name) throws IOException {
    try {
      return !key(name).equals(place.key()) && Files.size(name) > 0;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** What comes next, at most so much. */
  byte[] read(int most) throws IOException {
    return bytes(place.offset(), most);
  }

  private byte[] bytes(long from, int most) throws IOException {
    var buffer = ByteBuffer.allocate((int) Math.min(most, Math.max(0, channel.size() - from)));
    while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
      // Reads on.
    }
    return buffer.hasRemaining()
        ? Arrays.copyOf(buffer.array(), buffer.position())
        : buffer.array();
  }

  /** A place further on in this file. */
  FilePlace at(long offset, long line) throws IOException {
    int headBytes = (int) Math.min(HEAD, offset);
    boolean known = headBytes == place.headBytes();
    long head = known ? place.head() : ContentHash.of(bytes(0, headBytes));
    return new FilePlace(place.key(), head, headBytes, offset, line);
  }

  OpenFile moved(FilePlace to) {
    return new OpenFile(channel, to);
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close a followed file", e);
    }
  }
}
