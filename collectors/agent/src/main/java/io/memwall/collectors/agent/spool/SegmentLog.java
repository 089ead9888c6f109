package io.memwall.collectors.agent.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The segments of one class, oldest first, the last of them open for writing. Not thread-safe. */
final class SegmentLog {
  private static final Logger log = LoggerFactory.getLogger(SegmentLog.class);

  private final Path directory;
  private final Deque<Segment> closed = new ArrayDeque<>();
  private SegmentWriter open;
  private boolean unforced;

  /**
   * @param found segments of an earlier life
   */
  SegmentLog(Path directory, List<Segment> found) {
    this.directory = directory;
    found.stream().sorted(Comparator.comparingLong(Segment::first)).forEach(closed::add);
  }

  /**
   * Adds an entry to what the next {@link #flush} writes.
   *
   * @return what the disk did not take; empty when all is well
   */
  List<Queued> append(Queued entry) {
    try {
      if (open == null) {
        open = SegmentWriter.begin(directory, entry);
      }
      open.append(entry);
      return List.of();
    } catch (IOException e) {
      return open == null ? List.of(entry) : salvage();
    }
  }

  /**
   * Writes what was appended to the file.
   *
   * @return what the disk did not take; empty when all is well
   */
  List<Queued> flush(boolean force) {
    if (open == null) {
      return List.of();
    }
    try {
      open.flush();
      unforced = true;
      if (force) {
        force();
      }
      return List.of();
    } catch (IOException e) {
      return salvage();
    }
  }

  /** Forces what was flushed to the disk. */
  void force() throws IOException {
    if (unforced && open != null) {
      open.force();
    }
    unforced = false;
  }

  private List<Queued> salvage() {
    List<Queued> refused = open.salvage();
    keep(open);
    open = null;
    return refused;
  }

  /** Closes the open segment when it is full or old enough; nothing may be unflushed. */
  void rollIf(long bytes, long begunBefore) {
    if (open != null && (open.bytes() >= bytes || open.begun() < begunBefore)) {
      roll();
    }
  }

  /** Closes the open segment, so that it can be read; nothing may be unflushed. */
  void roll() {
    if (open != null && open.isFlushed()) {
      open.close();
      keep(open);
      open = null;
    }
  }

  private void keep(SegmentWriter written) {
    if (written.hasFlushed()) {
      closed.add(written.segment());
    } else {
      delete(written.segment().file());
    }
  }

  /** Oldest closed segment. */
  Optional<Segment> oldest() {
    return Optional.ofNullable(closed.peekFirst());
  }

  /** First closed segment behind another; the oldest behind none. */
  Optional<Segment> after(long first) {
    return closed.stream().filter(segment -> segment.first() > first).findFirst();
  }

  /** Entries wait in the open segment. */
  boolean hasOpenEntries() {
    return open != null && !open.isEmpty();
  }

  void remove(Segment segment) {
    closed.remove(segment);
    delete(segment.file());
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Its events go out again after a restart, and count once.
      log.warn("{} cannot be deleted: {}", file, e.getMessage());
    }
  }

  long bytes() {
    return closed.stream().mapToLong(Segment::bytes).sum() + (open == null ? 0 : open.bytes());
  }

  List<Segment> closed() {
    return new ArrayList<>(closed);
  }
}
