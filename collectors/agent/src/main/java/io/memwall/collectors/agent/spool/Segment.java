package io.memwall.collectors.agent.spool;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of entries of one class.
 *
 * @param first ordinal of its first entry
 * @param bytes on disk
 * @param newest when its last entry was written, in ns since the Unix epoch
 */
public record Segment(Path file, LossClass lossClass, long first, long bytes, long newest) {
  private static final Pattern NAME = Pattern.compile("([a-z]+)-([0-9]{19})\\.avro");

  static Path file(Path directory, LossClass lossClass, long first) {
    String name = lossClass.name().toLowerCase(Locale.ROOT);
    return directory.resolve("%s-%019d.avro".formatted(name, first));
  }

  /** Empty when the file is none of ours. */
  static Optional<Segment> of(Path file, long bytes, long newest) {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
    if (!name.matches()) {
      return Optional.empty();
    }
    for (LossClass lossClass : LossClass.values()) {
      if (lossClass.name().toLowerCase(Locale.ROOT).equals(name.group(1))) {
        long first = Long.parseLong(name.group(2));
        return Optional.of(new Segment(file, lossClass, first, bytes, newest));
      }
    }
    return Optional.empty();
  }
}
