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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Windows that changed since their last result, with who changed them and since when. */
final class DirtyWindows {
  private static final Comparator<Window> BY_END =
      Comparator.comparingLong(Window::endNs)
          .thenComparingLong(Window::lengthNs)
          .thenComparing(window -> window.subject().caseName())
          .thenComparing(window -> window.subject().entity());

  private final Rows rows;
  // In the order in which the windows became dirty.
  private final Map<Window, Mark> marks = new LinkedHashMap<>();
  private final Map<Epoch, NavigableSet<Window>> byEpoch = new HashMap<>();

  private record Mark(long sinceMs, Set<Epoch> epochs) {}

  DirtyWindows(Rows rows) {
    this.rows = rows;
  }

  /** Reads the mirror anew. */
  void load() {
    var found = new ArrayList<Map.Entry<Window, Mark>>();
    rows.scan(
        Table.DIRTY.key().bytes(),
        (key, value) -> found.add(Map.entry(Table.window(Table.fields(key)), read(value))));
    found.sort(Comparator.comparingLong(entry -> entry.getValue().sinceMs()));
    for (var entry : found) {
      marks.put(entry.getKey(), entry.getValue());
      entry.getValue().epochs().forEach(epoch -> windowsOf(epoch).add(entry.getKey()));
    }
  }

  boolean contains(Window window) {
    return marks.containsKey(window);
  }

  void mark(Window window, Epoch by, long nowMs) {
    var mark = marks.computeIfAbsent(window, absent -> new Mark(nowMs, new HashSet<>()));
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

  /** Windows that have waited since before an instant, the longest first. */
  List<Window> waitingSince(long ms, int atMost) {
    var waiting = new ArrayList<Window>();
    for (var entry : marks.entrySet()) {
      if (entry.getValue().sinceMs() > ms || waiting.size() == atMost) {
        break;
      }
      waiting.add(entry.getKey());
    }
    return waiting;
  }

  private NavigableSet<Window> windowsOf(Epoch epoch) {
    return byEpoch.computeIfAbsent(epoch, absent -> new TreeSet<>(BY_END));
  }

  private static byte[] write(Mark mark) {
    var out = new ByteWriter().int64(mark.sinceMs());
    for (var epoch : mark.epochs()) {
      out.text(epoch.caseName()).text(epoch.node()).int64(epoch.epoch());
    }
    return out.bytes();
  }

  private static Mark read(byte[] value) {
    var in = new ByteReader(value);
    long sinceMs = in.int64();
    var epochs = new HashSet<Epoch>();
    while (in.hasMore()) {
      epochs.add(Table.epoch(in));
    }
    return new Mark(sinceMs, epochs);
  }
}
