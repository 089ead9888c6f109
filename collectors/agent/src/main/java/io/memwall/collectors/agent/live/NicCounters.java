package io.memwall.collectors.agent.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Counters of an interface under {@code /sys/class/net}, since this was made. */
final class NicCounters {
  private final Path directory;
  private final boolean present;
  private final OptionalLong missedAtStart;
  private final OptionalLong droppedAtStart;

  /**
   * @param index the interface's number: in another network namespace the directory may be that of
   *     a namesake, which tells nothing
   */
  NicCounters(Path directory, int index) {
    this.directory = directory;
    this.present = number(directory.resolve("ifindex")).equals(OptionalLong.of(index));
    this.missedAtStart = read("rx_missed_errors");
    this.droppedAtStart = read("rx_dropped");
  }

  static NicCounters of(NetworkLink link) {
    return new NicCounters(Path.of("/sys/class/net", link.name()), link.index());
  }

  OptionalLong missed() {
    return since(missedAtStart, read("rx_missed_errors"));
  }

  OptionalLong dropped() {
    return since(droppedAtStart, read("rx_dropped"));
  }

  /** Bits per second; empty where there is no cable, or none with a speed. */
  OptionalLong speed() {
    OptionalLong megabits = present ? number(directory.resolve("speed")) : OptionalLong.empty();
    return megabits.isPresent() && megabits.getAsLong() > 0
        ? OptionalLong.of(megabits.getAsLong() * 1_000_000)
        : OptionalLong.empty();
  }

  private OptionalLong read(String counter) {
    return present
        ? number(directory.resolve("statistics").resolve(counter))
        : OptionalLong.empty();
  }

  private static OptionalLong since(OptionalLong start, OptionalLong now) {
    return start.isPresent() && now.isPresent()
        ? OptionalLong.of(Math.max(0, now.getAsLong() - start.getAsLong()))
        : OptionalLong.empty();
  }

  private static OptionalLong number(Path file) {
    try {
      return OptionalLong.of(Long.parseLong(Files.readString(file).strip()));
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
