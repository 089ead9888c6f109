package io.memwall.engines;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Turns the many ways in which a directory refuses a file into one sentence with the fix. */
final class Unwritable {
  private Unwritable() {}

  static EngineException because(Path directory, IOException e) {
    return new EngineException(
        "cannot write in %s: %s; make room or rights there, or give another directory with --data"
            .formatted(directory, reason(e)),
        e);
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "a file is in the way";
    }
    if (e instanceof NoSuchFileException) {
      return "its parent takes no directories";
    }
    if (e instanceof FileSystemException f && f.getReason() != null) {
      return f.getReason();
    }
    return e.getMessage();
  }
}
