package io.memwall.collectors.wire.match;

/**
 * Memory that the tables of many matchers share: a table grows only while there is some left. Not
 * thread-safe; for the matchers of one tap.
 */
public final class Room {
  private final long limit;
  private long used;

  /**
   * Shares out so many bytes.
   *
   * @param bytes most that all tables take together, their first few rows apart
   */
  public Room(long bytes) {
    limit = bytes;
  }

  /** As much as anyone asks for. */
  public static Room unlimited() {
    return new Room(Long.MAX_VALUE);
  }

  /** Bytes taken. */
  public long used() {
    return used;
  }

  /** Takes bytes if there are so many left. */
  boolean take(long bytes) {
    boolean fits = bytes <= limit - used;
    used += fits ? bytes : 0;
    return fits;
  }

  void give(long bytes) {
    used -= bytes;
  }
}
