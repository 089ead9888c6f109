package io.memwall.standalone.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What happened, and when. */
final class Timeline {
  private final long began = System.nanoTime();
  private final List<Entry> entries = new ArrayList<>();
  private final java.util.function.Consumer<String> told;

  /** At so long after the begin. */
  record Entry(Duration at, String text) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%6.1f s  %s", at.toMillis() / 1e3, text);
    }
  }

  /**
   * Begins now.
   *
   * @param told is told each line as well
   */
  Timeline(java.util.function.Consumer<String> told) {
    this.told = told;
  }

  Duration now() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  void note(String text) {
    var entry = new Entry(now(), text);
    entries.add(entry);
    told.accept(entry.toString());
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }
}
