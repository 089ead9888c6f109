package io.memwall.standalone.capture;

import io.memwall.collectors.agent.capture.CaptureReader;
import io.memwall.collectors.agent.capture.Progress;
import io.memwall.standalone.CommandException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Capture files as words of a command. */
public final class CaptureFiles {
  private CaptureFiles() {}

  /** Fails before anything is started for files that cannot be read, or are no captures. */
  public static void require(List<Path> files) {
    for (Path file : files) {
      if (!Files.exists(file)) {
        throw new CommandException(file + ": no such file");
      }
      if (Files.isDirectory(file) || !Files.isReadable(file)) {
        throw new CommandException(file + ": not a readable file");
      }
      CaptureReader.open(file, Progress.NONE).close();
    }
  }
}
