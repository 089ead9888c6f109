package io.memwall.collectors.agent.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/**
 * The bytes of a capture file, still compressed.
 *
 * @param name how messages call it
 * @param sizeBytes 0 when it has no size, such as a pipe
 */
public record CaptureInput(String name, InputStream in, long sizeBytes) {
  /**
   * Opens a file, or says in one line why it cannot be a capture.
   *
   * @throws CaptureException when the file is missing, a directory, empty or unreadable
   */
  public static CaptureInput open(Path file) {
    if (Files.isDirectory(file)) {
      throw new CaptureException(file + " is a directory; name a capture file in it");
    }
    try {
      boolean regular = Files.isRegularFile(file);
      long size = regular ? Files.size(file) : 0;
      if (regular && size == 0) {
        throw new CaptureException(file + " is empty");
      }
      return new CaptureInput(file.toString(), Files.newInputStream(file), size);
    } catch (NoSuchFileException e) {
      throw new CaptureException(file + " does not exist", e);
    } catch (AccessDeniedException e) {
      throw new CaptureException(file + " may not be read: permission denied", e);
    } catch (IOException e) {
      throw new CaptureException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** The same bytes, fed to the digest as they are read. */
  public CaptureInput through(MessageDigest digest) {
    return new CaptureInput(name, new DigestInputStream(in, digest), sizeBytes);
  }
}
