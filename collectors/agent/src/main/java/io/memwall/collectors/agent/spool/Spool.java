package io.memwall.collectors.agent.spool;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Entries on disk, waiting for Kafka. Written in the order of their ordinals and read back in that
 * order. Not thread-safe.
 */
public final class Spool implements AutoCloseable {
  private final SpoolSettings settings;
  private final Map<LossClass, SegmentLog> logs = new EnumMap<>(LossClass.class);
  private final Map<LossClass, LogCursor> cursors = new EnumMap<>(LossClass.class);
  private long passed;
  private long last;

  private Spool(SpoolSettings settings, List<Segment> found, long acked) {
    this.settings = settings;
    this.passed = acked;
    for (LossClass each : LossClass.values()) {
      var own = found.stream().filter(segment -> segment.lossClass() == each).toList();
      var log = new SegmentLog(settings.directory(), own);
      logs.put(each, log);
      cursors.put(each, new LogCursor(log));
    }
  }

  /**
   * Opens a spool with what an earlier life left in it.
   *
   * @param acked ordinal up to which Kafka has everything
   * @throws IOException when the directory cannot be used
   */
  public static Spool open(SpoolSettings settings, long acked) throws IOException {
    Files.createDirectories(settings.directory());
    var found = new ArrayList<Segment>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(settings.directory(), "*.avro")) {
      for (Path file : files) {
        long newest = Files.getLastModifiedTime(file).toMillis() * 1_000_000L;
        Segment.of(file, Files.size(file), newest).ifPresent(found::add);
      }
    }
    var spool = new Spool(settings, found, acked);
    spool.last = acked;
    spool.findLast();
    return spool;
  }

  private void findLast() {
    for (SegmentLog log : logs.values()) {
      List<Segment> closed = log.closed();
      if (!closed.isEmpty()) {
        Segment newest = closed.get(closed.size() - 1);
        last = Math.max(last, newest.first());
        entries(newest, each -> last = Math.max(last, each.ordinal()));
      }
    }
  }

  /** Highest ordinal known: the next entry's is greater. */
  public long last() {
    return last;
  }

  /**
   * Adds an entry to what the next {@link #flush} writes.
   *
   * @return entries, this or earlier ones since the last flush, that the disk did not take
   */
  public List<Queued> append(Queued entry) {
    last = Math.max(last, entry.ordinal());
    return logs.get(entry.entry().number().lossClass()).append(entry);
  }

  /**
   * Writes what was appended: from here on it survives the end of the process, and with {@link
   * Fsync#ALWAYS} that of the machine.
   *
   * @param now ns since the Unix epoch
   * @return entries that the disk did not take
   */
  public List<Queued> flush(long now) {
    var refused = new ArrayList<Queued>();
    for (SegmentLog log : logs.values()) {
      refused.addAll(log.flush(settings.fsync() == Fsync.ALWAYS));
      log.rollIf(settings.segmentBytes(), now - settings.segmentNanos());
    }
    return refused;
  }

  /** Forces to the disk what was flushed. */
  public void force() throws IOException {
    for (SegmentLog log : logs.values()) {
      log.force();
    }
  }

  /**
   * The next entry in order, without passing it; empty when all were passed. What was appended must
   * have been flushed.
   */
  public Optional<Queued> peek() {
    Queued next = null;
    for (LogCursor cursor : cursors.values()) {
      Optional<Queued> candidate = cursor.peek(passed);
      if (candidate.isPresent() && (next == null || candidate.get().ordinal() < next.ordinal())) {
        next = candidate.get();
      }
    }
    return Optional.ofNullable(next);
  }

  /** Passes what {@link #peek} gave, and everything before it. */
  public void pass(long ordinal) {
    passed = Math.max(passed, ordinal);
  }

  /** Reads again from behind an ordinal on. */
  public void rewind(long acked) {
    cursors.values().forEach(LogCursor::rewind);
    passed = acked;
  }

  /** Deletes the segments of which Kafka has everything. */
  public void release(long acked) {
    logs.forEach(
        (lossClass, log) -> {
          for (Segment each : log.closed()) {
            // The one that is being read may hold more.
            if (each.first() < cursors.get(lossClass).segment() && isReleased(log, each, acked)) {
              log.remove(each);
            }
          }
        });
    if (isEmptyBut(acked)) {
      logs.values().forEach(log -> log.closed().forEach(log::remove));
    }
  }

  private static boolean isReleased(SegmentLog log, Segment segment, long acked) {
    return log.after(segment.first()).map(next -> next.first() <= acked).orElse(false);
  }

  private boolean isEmptyBut(long acked) {
    return acked >= last && logs.values().stream().noneMatch(SegmentLog::hasOpenEntries);
  }

  /** Bytes on disk. */
  public long bytes() {
    return logs.values().stream().mapToLong(SegmentLog::bytes).sum();
  }

  /**
   * The next segment to give up because there is no room, the oldest of the lowest class.
   *
   * @param reading entries are on their way to Kafka: what was begun to be read stays
   * @param atMost no class above this one
   */
  public Optional<Segment> cheapest(boolean reading, LossClass atMost) {
    var lowestFirst = new ArrayList<>(List.of(LossClass.values()));
    Collections.reverse(lowestFirst);
    for (LossClass each : lowestFirst) {
      if (each.compareTo(atMost) < 0) {
        return Optional.empty();
      }
      Optional<Segment> oldest = giveable(each, reading);
      if (oldest.isPresent()) {
        return oldest;
      }
    }
    return Optional.empty();
  }

  private Optional<Segment> giveable(LossClass lossClass, boolean reading) {
    SegmentLog log = logs.get(lossClass);
    long behind = reading ? cursors.get(lossClass).segment() : -1;
    if (log.after(behind).isEmpty()) {
      log.roll();
    }
    return log.after(behind);
  }

  /** A segment all of which is older than the settings allow; never one of the ledger class. */
  public Optional<Segment> outdated(boolean reading, long now) {
    long before = now - settings.maxAge().toNanos();
    for (LossClass each : LossClass.values()) {
      Optional<Segment> oldest =
          each == LossClass.LEDGER
              ? Optional.empty()
              : logs.get(each).after(reading ? cursors.get(each).segment() : -1);
      if (oldest.isPresent() && oldest.get().newest() < before) {
        return oldest;
      }
    }
    return Optional.empty();
  }

  /** What would be lost with a segment: numbers of entries behind an ordinal. */
  public void numbers(Segment segment, long acked, Consumer<EventNumber> each) {
    entries(
        segment,
        queued -> {
          if (queued.ordinal() > acked) {
            each.accept(queued.entry().number());
          }
        });
  }

  private static void entries(Segment segment, Consumer<Queued> each) {
    SegmentReader.open(segment.file())
        .ifPresent(
            reader -> {
              try (reader) {
                for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                  each.accept(next.get());
                }
              }
            });
  }

  /** Deletes a segment whose loss is written down. */
  public void giveUp(Segment segment) {
    LogCursor cursor = cursors.get(segment.lossClass());
    if (cursor.segment() == segment.first()) {
      cursor.close();
      cursor.pass();
    }
    logs.get(segment.lossClass()).remove(segment);
  }

  public SpoolSettings settings() {
    return settings;
  }

  /** Closes the files; what was not flushed is gone. */
  @Override
  public void close() {
    cursors.values().forEach(LogCursor::close);
    logs.values().forEach(SegmentLog::roll);
  }
}
