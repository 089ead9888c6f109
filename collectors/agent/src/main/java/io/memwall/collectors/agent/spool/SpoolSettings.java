package io.memwall.collectors.agent.spool;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * Where and how much is kept while Kafka takes nothing.
 *
 * @param directory of one node alone
 * @param maxBytes on disk, at least 256 KiB
 * @param maxAge of what is not of the ledger class, at least 1 s
 */
public record SpoolSettings(Path directory, long maxBytes, Duration maxAge, Fsync fsync) {
  private static final long KIB = 1024;
  private static final long LEAST_BYTES = 256 * KIB;
  private static final long SEGMENTS = 64;
  private static final long LEAST_SEGMENT = 32 * KIB;
  private static final long MOST_SEGMENT = 8 * KIB * KIB;
  private static final int SEGMENTS_PER_AGE = 16;

  public SpoolSettings {
    Objects.requireNonNull(directory);
    Objects.requireNonNull(fsync);
    if (maxBytes < LEAST_BYTES) {
      throw new IllegalArgumentException(
          "a spool of %d bytes is too small; give it %d or more".formatted(maxBytes, LEAST_BYTES));
    }
    if (maxAge.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "a spool that keeps for %s keeps nothing; let it keep for 1 s or more".formatted(maxAge));
    }
  }

  /** 1 GiB, one hour, forced once a second. */
  public static SpoolSettings in(Path directory) {
    return new SpoolSettings(directory, KIB * KIB * KIB, Duration.ofHours(1), Fsync.EVERY_SECOND);
  }

  public SpoolSettings withMaxBytes(long bytes) {
    return new SpoolSettings(directory, bytes, maxAge, fsync);
  }

  public SpoolSettings withFsync(Fsync policy) {
    return new SpoolSettings(directory, maxBytes, maxAge, policy);
  }

  /** Bytes after which a segment is closed: what goes at once when there is no room. */
  long segmentBytes() {
    return Math.max(LEAST_SEGMENT, Math.min(MOST_SEGMENT, maxBytes / SEGMENTS));
  }

  /** Age in ns after which a segment is closed. */
  long segmentNanos() {
    return maxAge.toNanos() / SEGMENTS_PER_AGE;
  }
}
