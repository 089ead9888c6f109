package io.memwall.streams.window;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.Rows;
import io.memwall.streams.window.Epochs.Progress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Windows that changed since their last result, with who changed them and when to show them.
 *
 * <p>They are kept in memory. Rows remember the minutes alone that have some, and who changed them:
 * a row for each window would cost more than the records themselves. A state that is opened anew
 * shows all windows of such minutes once more.
 */
final class DirtyWindows {
  private static final long MILLIS_PER_SECOND = 1000;

  private final Rows rows;
  private final Map<Window, Mark> marks = new HashMap<>();
  // By the second in which they are shown even if nobody closes them.
  private final NavigableMap<Long, Set<Window>> byDue = new TreeMap<>();
  private final Map<Epoch, NavigableMap<Long, Set<Window>>> byEpochAndEnd = new HashMap<>();
  private final Map<Window, Owed> owed = new HashMap<>();

  private record Mark(long dueMs, Set<Epoch> epochs) {
    long dueSecond() {
      return dueMs / MILLIS_PER_SECOND;
    }
  }

  /** What is owed of a minute: its dirty windows, and who changed any of them. */
  private record Owed(Set<Window> windows, Set<Epoch> epochs) {}

  DirtyWindows(Rows rows) {
    this.rows = rows;
  }

  /**
   * Reads the rows anew.
   *
   * @param windowsOf the windows of a minute that hold a record
   * @param dueMs when to show one of no length that nobody closes, wall time in ms since 1970
   */
  void load(Function<Window, Collection<Window>> windowsOf, long dueMs) {
    var found = new HashMap<Window, Set<Epoch>>();
    rows.scan(
        Table.OWED.key().bytes(),
        (key, value) -> found.put(Table.minute(Table.fields(key)), read(value)) == null);
    found.forEach(
        (minute, epochs) ->
            windowsOf
                .apply(minute)
                .forEach(
                    window ->
                        epochs.forEach(epoch -> mark(window, epoch, dueMs + window.lengthMs()))));
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
      byEpochAndEnd
          .computeIfAbsent(by, absent -> new TreeMap<>())
          .computeIfAbsent(window.endNs(), absent -> new LinkedHashSet<>())
          .add(window);
      owe(window, by);
    }
  }

  private void owe(Window window, Epoch by) {
    var minute = Minutes.minuteOf(window.subject(), window.startNs());
    var all = owed.computeIfAbsent(minute, none -> new Owed(new HashSet<>(), new HashSet<>()));
    all.windows().add(window);
    if (all.epochs().add(by)) {
      rows.put(Table.OWED.minuteKey(minute).bytes(), write(all.epochs()));
    }
  }

  void clear(Window window) {
    var mark = marks.remove(window);
    if (mark == null) {
      return;
    }
    remove(byDue, mark.dueSecond(), window);
    for (var epoch : mark.epochs()) {
      var byEnd = byEpochAndEnd.get(epoch);
      remove(byEnd, window.endNs(), window);
      if (byEnd.isEmpty()) {
        byEpochAndEnd.remove(epoch);
      }
    }
    var minute = Minutes.minuteOf(window.subject(), window.startNs());
    var all = owed.get(minute);
    all.windows().remove(window);
    if (all.windows().isEmpty()) {
      owed.remove(minute);
      rows.delete(Table.OWED.minuteKey(minute).bytes());
    }
  }

  private Mark moved(Window window, Mark before, long dueMs) {
    if (before != null) {
      remove(byDue, before.dueSecond(), window);
    }
    var mark = new Mark(dueMs, before == null ? new HashSet<>() : before.epochs());
    marks.put(window, mark);
    byDue.computeIfAbsent(mark.dueSecond(), absent -> new LinkedHashSet<>()).add(window);
    return mark;
  }

  private static void remove(NavigableMap<Long, Set<Window>> from, long key, Window window) {
    from.computeIfPresent(
        key, (same, windows) -> windows.remove(window) && windows.isEmpty() ? null : windows);
  }

  /** Windows an epoch changed and now closes, earliest end first. */
  List<Window> closedBy(Epoch epoch, Progress progress) {
    var byEnd = byEpochAndEnd.getOrDefault(epoch, Collections.emptyNavigableMap());
    var closed = progress.last() ? byEnd : byEnd.headMap(progress.watermarkNs(), true);
    var windows = new ArrayList<Window>();
    closed.values().forEach(windows::addAll);
    return windows;
  }

  /** Windows that are to be shown by now, the longest due first. */
  List<Window> due(long nowMs, int atMost) {
    return byDue.headMap(nowMs / MILLIS_PER_SECOND, true).values().stream()
        .flatMap(Set::stream)
        .filter(window -> marks.get(window).dueMs() <= nowMs)
        .limit(atMost)
        .toList();
  }

  private static byte[] write(Set<Epoch> epochs) {
    var out = new ByteWriter();
    epochs.forEach(epoch -> out.text(epoch.caseName()).text(epoch.node()).int64(epoch.epoch()));
    return out.bytes();
  }

  private static Set<Epoch> read(byte[] value) {
    var in = new ByteReader(value);
    var epochs = new HashSet<Epoch>();
    while (in.hasMore()) {
      epochs.add(Table.epoch(in));
    }
    return epochs;
  }
}
