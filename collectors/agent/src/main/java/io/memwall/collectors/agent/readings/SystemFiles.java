package io.memwall.collectors.agent.readings;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Small text files below a root, read again and again. Files that exist as long as the system runs
 * are kept open, because the kernel writes their text anew for each read from their beginning. Not
 * thread-safe.
 */
public final class SystemFiles implements AutoCloseable {
  /** More than any file we know prints; what is longer is cut, at the end of a line. */
  private static final int LONGEST = 256 << 10;

  private static final int MOST_OPEN = 64;

  private final Path root;
  private final Map<String, FileChannel> open = new HashMap<>();
  private final byte[] bytes = new byte[LONGEST];
  private final ByteBuffer buffer = ByteBuffer.wrap(bytes);

  public SystemFiles(Path root) {
    this.root = root;
  }

  /** Reads a file that comes and goes. */
  public Text read(String path) {
    try (FileChannel file = channel(path)) {
      return text(file);
    } catch (IOException e) {
      return new Text.Lacking(lack(e));
    }
  }

  /** Reads a file that stays: it is opened once, and again when it was replaced by another. */
  public Text reread(String path) {
    FileChannel kept = open.get(path);
    if (kept == null) {
      return open.size() >= MOST_OPEN ? read(path) : first(path);
    }
    try {
      return text(kept);
    } catch (IOException e) {
      forget(path);
      return first(path);
    }
  }

  private Text first(String path) {
    try {
      FileChannel kept = channel(path);
      open.put(path, kept);
      return text(kept);
    } catch (IOException e) {
      forget(path);
      return new Text.Lacking(lack(e));
    }
  }

  /** Names in a directory, sorted; none when it is absent or may not be read. */
  public List<String> names(String directory) {
    String[] names = file(directory).list();
    if (names == null) {
      return List.of();
    }
    Arrays.sort(names);
    return List.of(names);
  }

  public boolean exists(String path) {
    return file(path).exists();
  }

  /** Whether the entries of a directory can be listed. */
  public boolean isDirectory(String path) {
    return file(path).isDirectory();
  }

  @Override
  public void close() {
    List.copyOf(open.keySet()).forEach(this::forget);
  }

  private File file(String path) {
    return root.resolve(path).toFile();
  }

  private FileChannel channel(String path) throws IOException {
    return FileChannel.open(root.resolve(path), StandardOpenOption.READ);
  }

  private Text text(FileChannel file) throws IOException {
    buffer.clear();
    while (buffer.hasRemaining() && file.read(buffer, buffer.position()) > 0) {
      // goes on until there is no more
    }
    int length = buffer.position();
    if (!buffer.hasRemaining()) {
      while (length > 0 && bytes[length - 1] != '\n') {
        length--;
      }
    }
    return new Text.Content(new String(bytes, 0, length, ISO_8859_1));
  }

  private void forget(String path) {
    FileChannel file = open.remove(path);
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        // It was only read from: nothing is lost.
      }
    }
  }

  private static Lack lack(IOException e) {
    if (e instanceof NoSuchFileException || e instanceof NotDirectoryException) {
      return Lack.ABSENT;
    }
    return e instanceof AccessDeniedException ? Lack.DENIED : Lack.UNREADABLE;
  }
}
