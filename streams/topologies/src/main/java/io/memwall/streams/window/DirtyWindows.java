package io.memwall.streams.window;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.Rows;
import io.memwall.streams.window.Epochs.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Windows that changed since their last result, with who changed them and when to show them. */
final class DirtyWindows {
  private static final long MILLIS_PER_SECOND = 1000;

  private static final Comparator<Window> BY_END =
      Comparator.comparingLong(Window::endNs)
          .thenComparingLong(Window::lengthNs)
          .thenComparing(window -> window.subject().caseName())
          .thenComparing(window -> window.subject().entity());

  private final Rows rows;
  private final Map<Window, Mark> marks = new HashMap<>();
  // By the second in which they are shown even if nobody closes them.
  private final NavigableMap<Long, Set<Window>> byDue = new TreeMap<>();
  private final Map<Epoch, NavigableSet<Window>> byEpoch = new HashMap<>();

  private record Mark(long dueMs, Set<Epoch> epochs) {
    long dueSecond() {
      return dueMs / MILLIS_PER_SECOND;
    }
  }

  DirtyWindows(Rows rows) {
    this.rows = rows;
  }

  /** Reads the mirror anew. */
  void load() {
    rows.scan(
        Table.DIRTY.key().bytes(),
        (key, value) -> {
          var window = Table.window(Table.fields(key));
          var mark = read(value);
          wait(window, mark);
          mark.epochs().forEach(epoch -> windowsOf(epoch).add(window));
          return true;
        });
  }

  private Mark moved(Window window, Mark before, long dueMs) {
    if (before != null) {
      waitNoMore(window, before);
    }
    var mark = new Mark(dueMs, before == null ? new HashSet<>() : before.epochs());
    wait(window, mark);
    return mark;
  }

  private void waitNoMore(Window window, Mark mark) {
    byDue.computeIfPresent(
        mark.dueSecond(), (second, due) -> due.remove(window) && due.isEmpty() ? null : due);
  }

  private void wait(Window window, Mark mark) {
    marks.put(window, mark);
    byDue.computeIfAbsent(mark.dueSecond(), absent -> new LinkedHashSet<>()).add(window);
  }

  boolean contains(Window window) {
    return marks.containsKey(window);
  }

  /**
   * Notes that an epoch changed a window.
   *
   * @param dueMs when to show it even if nobody closes it, wall time in ms since 1970; of no effect
   *     on one that is due earlier
   */
  void mark(Window window, Epoch by, long dueMs) {
    var mark = marks.get(window);
    if (mark == null || dueMs < mark.dueMs()) {
      mark = moved(window, mark, dueMs);
    }
    if (mark.epochs().add(by)) {
      windowsOf(by).add(window);
      rows.put(Table.DIRTY.key(window).bytes(), write(mark));
    }
  }

  void clear(Window window) {
    var mark = marks.remove(window);
    if (mark == null) {
      return;
    }
    rows.delete(Table.DIRTY.key(window).bytes());
    waitNoMore(window, mark);
    for (var epoch : mark.epochs()) {
      var windows = windowsOf(epoch);
      windows.remove(window);
      if (windows.isEmpty()) {
        byEpoch.remove(epoch);
      }
    }
  }

  /** Windows an epoch changed and now closes, earliest end first. */
  List<Window> closedBy(Epoch epoch, Progress progress) {
    var closed = new ArrayList<Window>();
    for (var window : byEpoch.getOrDefault(epoch, Collections.emptyNavigableSet())) {
      if (!progress.closes(window)) {
        break;
      }
      closed.add(window);
    }
    return closed;
  }

  /** Windows that are to be shown by now, the longest due first. */
  List<Window> due(long nowMs, int atMost) {
    return byDue.headMap(nowMs / MILLIS_PER_SECOND, true).values().stream()
        .flatMap(Set::stream)
        .filter(window -> marks.get(window).dueMs() <= nowMs)
        .limit(atMost)
        .toList();
  }

  private NavigableSet<Window> windowsOf(Epoch epoch) {
    return byEpoch.computeIfAbsent(epoch, absent -> new TreeSet<>(BY_END));
  }

  private static byte[] write(Mark mark) {
    var out = new ByteWriter().int64(mark.dueMs());
    for (var epoch : mark.epochs()) {
      out.text(epoch.caseName()).text(epoch.node()).int64(epoch.epoch());
    }
    return out.bytes();
  }

  private static Mark read(byte[] value) {
    var in = new ByteReader(value);
    long dueMs = in.int64();
    var epochs = new HashSet<Epoch>();
    while (in.hasMore()) {
      epochs.add(Table.epoch(in));
    }
    return new Mark(dueMs, epochs);
  }
}
