package io.memwall.collectors.agent.limits;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What this process uses, by the kernel's files about it. */
public final class Usage {
  /** The unit of times in these files, whatever the kernel's own tick is. */
  private static final long NANOS_PER_TICK = 10_000_000;

  private static final int USER_TIME_BEHIND_NAME = 11;
  private static final String RESIDENT = "VmRSS:";

  private final Path directory;

  /**
   * @param directory of the process, such as {@code /proc/self}
   */
  public Usage(Path directory) {
    this.directory = directory;
  }

  /** Nanoseconds all threads ran so far, user and kernel mode; empty where it is not told. */
  public OptionalLong cpuNanos() {
    // The name in parentheses may hold anything, blanks and parentheses too.
    String stat = read("stat");
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
    if (fields.length <= USER_TIME_BEHIND_NAME + 1) {
      return OptionalLong.empty();
    }
    OptionalLong user = number(fields[USER_TIME_BEHIND_NAME]);
    OptionalLong kernel = number(fields[USER_TIME_BEHIND_NAME + 1]);
    return user.isPresent() && kernel.isPresent()
        ? OptionalLong.of((user.getAsLong() + kernel.getAsLong()) * NANOS_PER_TICK)
        : OptionalLong.empty();
  }

  /** Bytes in memory now, shared ones such as capture rings included; empty where not told. */
  public OptionalLong residentBytes() {
    for (String line : read("status").split("\n", -1)) {
      if (line.startsWith(RESIDENT)) {
        OptionalLong kibibytes =
            number(line.substring(RESIDENT.length()).replace("kB", "").strip());
        return kibibytes.isPresent()
            ? OptionalLong.of(kibibytes.getAsLong() * 1024)
            : OptionalLong.empty();
      }
    }
    return OptionalLong.empty();
  }

  private String read(String file) {
    try {
      return new String(Files.readAllBytes(directory.resolve(file)), US_ASCII);
    } catch (IOException e) {
      return "";
    }
  }

  private static OptionalLong number(String text) {
    try {
      long value = Long.parseLong(text);
      return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
