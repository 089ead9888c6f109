package io.memwall.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What a process here has taken of the cores: means something even where others work beside it. */
final class ServerCpu {
  /** Of {@code /proc/PID/stat}, everywhere on Linux. */
  private static final double TICKS_PER_SECOND = 100;

  private final OptionalLong pid;

  /**
   * @param pid of the process; empty when it runs elsewhere
   */
  ServerCpu(OptionalLong pid) {
    this.pid = pid;
  }

  /** So far; 0 when the process runs elsewhere. */
  double seconds() {
    if (pid.isEmpty()) {
      return 0;
    }
    try {
      String stat = Files.readString(Path.of("/proc/" + pid.getAsLong() + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
